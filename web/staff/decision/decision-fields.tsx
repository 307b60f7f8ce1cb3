import type { TaskKind, TaskOutcome } from '../../../shared/domain/task-kind.ts';
import { REASONS } from '../../../shared/policy/reasons.ts';
import { RadioGroup, SelectField, TextArea, TextField } from '../../design/field.tsx';
import { useAgencies } from '../agencies.ts';
import { outcomeWords } from '../case/outcome-words.ts';
import { isSecondLook } from '../duty.ts';
import { optionsOf } from '../labels.ts';
import { useStaffText } from '../staff-text.tsx';
import {
  asksForCorrection,
  type DecisionError,
  isExplained,
  needsFindings,
  reasonsFor,
  refuses,
  type TypedDecision,
  type Unknown,
} from './decision-rules.ts';
import { TickList } from './tick-list.tsx';

interface DecisionFieldsProps {
  readonly kind: TaskKind;
  /** Those that fit the case. */
  readonly outcomes: readonly TaskOutcome[];
  readonly typed: TypedDecision;
  readonly unknown: Unknown;
  readonly errors: readonly DecisionError[];
  readonly onChange: (typed: TypedDecision) => void;
}

/** The fields of a decision: those that its kind and outcome ask for. */
export function DecisionFields({ kind, outcomes, typed, unknown, errors, onChange }: DecisionFieldsProps) {
  const { text } = useStaffText();
  const { desk } = text;
  const { agencies } = useAgencies();
  const words = desk.decision;
  const sentBackHints = { PAYMENT_CONFIRMATION: words.sentBackHint, HEIRS_PAYEE: words.heirsSentBackHint };
  const errorAt = (id: string) => errors.find((error) => error.id === id)?.message;
  const verifies = kind === 'MANUAL_VERIFICATION' && typed.outcome === 'APPROVE';
  const hint = asksForCorrection(typed.outcome)
    ? words.correctionHint
    : kind === 'PAYMENT_CONFIRMATION' || kind === 'HEIRS_PAYEE'
      ? sentBackHints[kind]
      : isSecondLook(kind)
        ? desk.secondLook.explanationHint
        : words.explanationHint;
  const noteHint = verifies
    ? words.noteNeeded
    : needsFindings(kind, typed.outcome)
      ? words.findingsNeeded
      : words.noteHint;
  const change = (changed: Partial<TypedDecision>) => onChange({ ...typed, ...changed });
  return (
    <>
      <RadioGroup
        id="outcome"
        name="outcome"
        label={words.outcome}
        error={errorAt('outcome')}
        value={typed.outcome}
        onChange={(value) => change({ outcome: outcomes.find((outcome) => outcome === value) ?? '' })}
        options={outcomes.map((value, index) => ({
          value,
          label: `${index + 1} ${outcomeWords(kind, value, desk)}`,
        }))}
      />
      {refuses(kind, typed.outcome) && (
        <TickList
          id="reasons"
          label={words.reasons}
          error={errorAt('reasons')}
          // In the words that the applicant reads; these are Chinese in both languages.
          offered={reasonsFor(kind, unknown).map((code) => ({ value: code, label: REASONS[code].message }))}
          lang="zh-CN"
          chosen={typed.reasons}
          onChange={(reasons) => change({ reasons })}
        />
      )}
      {asksForCorrection(typed.outcome) && (
        <TickList
          id="fields"
          label={words.fields}
          error={errorAt('fields')}
          offered={optionsOf(text.case.correctableFields)}
          chosen={typed.fields}
          onChange={(fields) => change({ fields })}
        />
      )}
      {typed.outcome === 'RECOVER' && (
        <>
          <TextField
            id="amount"
            label={words.amount}
            hint={words.amountHint}
            inputMode="decimal"
            autoComplete="off"
            error={errorAt('amount')}
            value={typed.amount}
            onChange={({ target }) => change({ amount: target.value })}
          />
          <TextField
            id="repayBy"
            type="date"
            label={words.repayBy}
            error={errorAt('repayBy')}
            value={typed.repayBy}
            onChange={({ target }) => change({ repayBy: target.value })}
          />
        </>
      )}
      {isExplained(kind, typed.outcome) && (
        <TextArea
          id="explanation"
          label={words.explanation}
          hint={hint}
          error={errorAt('explanation')}
          value={typed.explanation}
          onChange={({ target }) => change({ explanation: target.value })}
        />
      )}
      {verifies && unknown.employer && (
        <TextField
          id="employer"
          label={words.employer}
          error={errorAt('employer')}
          value={typed.employer}
          onChange={({ target }) => change({ employer: target.value })}
        />
      )}
      {verifies && unknown.agency && (
        <SelectField
          id="agency"
          label={words.agency}
          error={errorAt('agency')}
          value={typed.agency}
          onChange={({ target }) => change({ agency: target.value })}
          options={[
            { value: '', label: words.choose },
            ...agencies.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
      <TextArea
        id="note"
        label={words.note}
        hint={noteHint}
        error={errorAt('note')}
        value={typed.note}
        onChange={({ target }) => change({ note: target.value })}
      />
    </>
  );
}
