import type { ReactNode } from 'react';
import type { Language } from '../../../shared/contracts/portal-pages.ts';
import { RadioGroup } from '../../design/field.tsx';
import { dayText, moneyText } from '../../text/format.ts';
import type { ProgrammeText } from '../../text/zh/programme.ts';
import type { CheckAnswers, CheckResult } from './rules.ts';
import { useProgrammes } from './use-programmes.ts';

interface ProgrammeChoiceProps {
  readonly words: ProgrammeText;
  readonly language: Language;
  /** The issue date, YYYY-MM-DD, once it is known. */
  readonly issuedOn: string | undefined;
  /** What the rules look at, once all of it is given. */
  readonly answers: CheckAnswers | undefined;
  /** How a reason against a programme is said. */
  readonly reason: (reason: CheckResult['reasons'][number]) => ReactNode;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (programme: string) => void;
}

/**
 * Under which programme one applies, and what each says to the certificate. Nothing is asked where fewer than two cover
 * it.
 */
export function ProgrammeChoice(props: ProgrammeChoiceProps) {
  const { words, issuedOn, answers, value, error, onChange } = props;
  const rules = useProgrammes(issuedOn !== undefined);
  const offered = rules?.programmesOn(issuedOn) ?? [];
  if (!rules || offered.length < 2) return null;
  const checked = answers && rules.checkHere(answers, rules.now);
  const results = checked === undefined || typeof checked === 'string' ? [] : checked;
  return (
    <RadioGroup
      id="programme"
      name="programme"
      label={words.label}
      hint={words.hint}
      error={error}
      options={offered.map(({ programme, title }) => {
        const result = results.find((each) => each.programme === programme);
        return {
          value: programme,
          label: <span lang="zh-CN">{title}</span>,
          hint: result && <Said {...props} of={result} />,
        };
      })}
      value={value}
      onChange={onChange}
    />
  );
}

/** What a programme says: the amount and the last day, or why not. */
function Said({ of, words, language, reason }: ProgrammeChoiceProps & { readonly of: CheckResult }) {
  const { reasons, amountFen, lastDayToApply } = of;
  if (reasons.length === 0) {
    return words.pays(moneyText(amountFen ?? 0), lastDayToApply === null ? '' : dayText(lastDayToApply, language));
  }
  return (
    <>
      {words.refuses}
      {reasons.map((each) => (
        <span className="line" key={each.code}>
          {reason(each)}
        </span>
      ))}
    </>
  );
}
