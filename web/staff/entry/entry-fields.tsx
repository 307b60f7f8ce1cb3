import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, LEVELS, PAYEE_KINDS } from '../../../shared/domain/declared.ts';
import { OccupationChoice } from '../../citizen/certificate/occupation-choice.tsx';
import { ProgrammeChoice } from '../../citizen/certificate/programme-choice.tsx';
import type { CheckAnswers } from '../../citizen/certificate/rules.ts';
import { useAmounts } from '../../citizen/certificate/use-lazily.ts';
import { RadioGroup, TextField } from '../../design/field.tsx';
import { moneyText } from '../../text/format.ts';
import { DayField } from '../form/received-fields.tsx';
import { optionsOf } from '../labels.ts';
import { useStaffText } from '../staff-text.tsx';
import { APPLY_TEXT, PROGRAMME_TEXT } from './apply-words.ts';
import type { EntryField } from './entry-body.ts';
import type { EntryFormState } from './use-entry-form.ts';

interface FieldsProps {
  readonly form: EntryFormState;
}

/** What a choice needs of the form. */
function choiceOf(form: EntryFormState, id: EntryField) {
  const { onChange, ...field } = form.field(id);
  return { ...field, name: id, onChange: (value: string) => onChange({ target: { value } }) };
}

/** Whether the applicant is here, or who acts for them. */
export function PresenterFields({ form }: FieldsProps) {
  const words = useStaffText().text.desk.entry;
  return (
    <>
      <h2>{words.presenter}</h2>
      <RadioGroup {...choiceOf(form, 'presentedBy')} label={words.presentedBy} options={optionsOf(words.presenters)} />
      {form.typed.presentedBy === 'AGENT' && (
        <>
          <TextField {...form.field('agentName')} label={words.agent.name} autoComplete="off" maxLength={50} />
          <TextField {...form.field('agentIdNumber')} label={words.agent.idNumber} autoComplete="off" maxLength={24} />
          <TextField
            {...form.field('agentRelation')}
            label={words.agent.relation}
            hint={words.agent.relationHint}
            autoComplete="off"
            maxLength={20}
          />
        </>
      )}
    </>
  );
}

export function PersonFields({ form }: FieldsProps) {
  const { language, text } = useStaffText();
  const apply = APPLY_TEXT[language];
  const { labels } = apply;
  return (
    <>
      <h2>{apply.person}</h2>
      <TextField {...form.field('name')} label={labels.name} autoComplete="off" maxLength={50} />
      <TextField {...form.field('idNumber')} label={labels.idNumber} autoComplete="off" maxLength={24} />
      <TextField
        {...form.field('socialSecurityNumber')}
        label={labels.socialSecurityNumber}
        autoComplete="off"
        maxLength={30}
      />
      <TextField
        {...form.field('phone')}
        label={labels.phone}
        hint={text.desk.entry.phoneHint}
        type="tel"
        autoComplete="off"
        maxLength={16}
      />
      <RadioGroup
        {...choiceOf(form, 'applicantCategory')}
        label={labels.applicantCategory}
        options={APPLICANT_CATEGORIES.map((value) => ({ value, label: apply.applicantCategories[value] }))}
      />
    </>
  );
}

interface CertificateFieldsProps extends FieldsProps {
  readonly issuedOn: string | undefined;
  readonly answers: CheckAnswers | undefined;
}

export function CertificateFields({ form, issuedOn, answers }: CertificateFieldsProps) {
  const { language, text } = useStaffText();
  const apply = APPLY_TEXT[language];
  const { labels } = apply;
  const amounts = useAmounts(true)?.(issuedOn, form.typed.programme);
  const occupation = form.field('occupationCode');
  return (
    <>
      <h2>{apply.certificate}</h2>
      <RadioGroup
        {...choiceOf(form, 'certificateCategory')}
        label={labels.certificateCategory}
        options={CERTIFICATE_CATEGORIES.map((value) => ({ value, label: text.case.certificateCategories[value] }))}
      />
      <TextField
        {...form.field('certificateNumber')}
        label={labels.certificateNumber}
        autoComplete="off"
        maxLength={60}
      />
      <DayField {...form.field('issuedOn')} label={labels.issuedOn} />
      <OccupationChoice
        id={occupation.id}
        error={occupation.error}
        words={apply}
        loading={text.loading}
        code={occupation.value}
        issuedOn={issuedOn}
        onChange={(value) => occupation.onChange({ target: { value } })}
      />
      <RadioGroup
        {...choiceOf(form, 'level')}
        label={labels.level}
        options={LEVELS.map((level) => ({
          value: String(level),
          label: text.case.levels[level],
          // The line is there before its text, so that nothing moves under the pointer.
          hint: amounts ? amounts.get(level)?.map(moneyText).join(' / ') || apply.noAmount : '\u00a0',
        }))}
      />
      <ProgrammeChoice
        {...choiceOf(form, 'programme')}
        words={PROGRAMME_TEXT[language]}
        language={language}
        issuedOn={issuedOn}
        answers={answers}
        reason={({ message }) => <span lang="zh-CN">{message}</span>}
      />
    </>
  );
}

export function PayeeFields({ form }: FieldsProps) {
  const { language } = useStaffText();
  const apply = APPLY_TEXT[language];
  const { labels } = apply;
  const onCard = form.typed.payeeKind === 'SOCIAL_SECURITY_CARD';
  return (
    <>
      <h2>{apply.payee}</h2>
      <RadioGroup
        {...choiceOf(form, 'payeeKind')}
        label={labels.payeeKind}
        options={PAYEE_KINDS.map((value) => ({ value, label: apply.payeeKinds[value] }))}
      />
      <TextField
        {...form.field('bankName')}
        label={labels.bankName}
        hint={onCard && apply.cardTellsBank}
        autoComplete="off"
        maxLength={60}
      />
      <TextField
        {...form.field('accountNumber')}
        label={labels.accountNumber}
        inputMode="numeric"
        autoComplete="off"
        maxLength={30}
      />
    </>
  );
}
