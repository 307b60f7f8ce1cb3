import type { ReactNode } from 'react';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, LEVELS } from '../../../shared/domain/declared.ts';
import { RadioGroup } from '../../design/field.tsx';
import { moneyText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { useAmounts } from './use-lazily.ts';

interface ChoiceProps {
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function ApplicantCategoryField(props: ChoiceProps) {
  const { text } = useCitizenText();
  return (
    <RadioGroup
      id="applicantCategory"
      name="applicantCategory"
      label={text.apply.labels.applicantCategory}
      options={APPLICANT_CATEGORIES.map((value) => ({ value, label: text.apply.applicantCategories[value] }))}
      {...props}
    />
  );
}

export function CertificateCategoryField(props: ChoiceProps) {
  const { text } = useCitizenText();
  return (
    <RadioGroup
      id="certificateCategory"
      name="certificateCategory"
      label={text.apply.labels.certificateCategory}
      options={CERTIFICATE_CATEGORIES.map((value) => ({ value, label: text.case.certificateCategories[value] }))}
      {...props}
    />
  );
}

interface LevelProps extends ChoiceProps {
  readonly issuedOn: string | undefined;
  /** The programme, where one was chosen. */
  readonly programme?: string;
}

/** The levels, each with what it is worth; where several programmes cover the certificate, by each of them. */
export function LevelField({ issuedOn, programme, ...props }: LevelProps) {
  const { text } = useCitizenText();
  const amounts = useAmounts(true)?.(issuedOn, programme);
  const hintOf = (each: readonly number[] = []) => each.map(moneyText).join(' / ') || text.apply.noAmount;
  return (
    <RadioGroup
      id="level"
      name="level"
      label={text.apply.labels.level}
      options={LEVELS.map((level) => ({
        value: String(level),
        label: text.case.levels[level],
        // The line is there before its text, so that nothing moves under a finger.
        hint: amounts ? hintOf(amounts.get(level)) : '\u00a0',
      }))}
      {...props}
    />
  );
}
