import { completeAnswers } from '../certificate/check-answers.ts';
import { ProgrammeChoice } from '../certificate/programme-choice.tsx';
import { PROGRAMME_TEXT } from '../certificate/programme-words.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { DeclaredField, type DeclaredFieldName, type DeclaredForm } from './declared-field.tsx';

const PERSON = ['name', 'idNumber', 'socialSecurityNumber', 'phone', 'applicantCategory'] as const;
const CERTIFICATE = ['certificateCategory', 'certificateNumber', 'issuedOn', 'occupationCode', 'level'] as const;
const PAYEE = ['payeeKind', 'bankName', 'accountNumber'] as const;

/** The fields of the guide, in its words. */
export function ApplyFields({ form }: { readonly form: DeclaredForm }) {
  const { language, text } = useCitizenText();
  const { values, issuedOn, faultOf, onChange } = form;
  const fields = (names: readonly DeclaredFieldName[]) =>
    names.map((name) => <DeclaredField key={name} name={name} form={form} />);
  return (
    <>
      <h2>{text.apply.person}</h2>
      {fields(PERSON)}
      <h2>{text.apply.certificate}</h2>
      {fields(CERTIFICATE)}
      <ProgrammeChoice
        words={PROGRAMME_TEXT[language]}
        language={language}
        issuedOn={issuedOn}
        answers={completeAnswers(values, issuedOn)}
        reason={({ code, message }) => text.ownCase.reason(code, message)}
        value={values.programme}
        error={faultOf('programme')}
        onChange={(programme) => onChange({ programme })}
      />
      <h2>{text.apply.payee}</h2>
      {fields(PAYEE)}
    </>
  );
}
