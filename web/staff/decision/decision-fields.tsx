import type { ReasonCode } from '../../../shared/domain/reason-code.ts';
import type { TaskKind } from '../../../shared/domain/task.ts';
import { REASONS } from '../../../shared/policy/reasons.ts';
import { RadioGroup, SelectField, TextArea, TextField } from '../../design/field.tsx';
import { useAgencies } from '../agencies.ts';
import { useStaffText } from '../staff-text.tsx';
import {
  type DecisionError,
  OUTCOMES,
  reasonsFor,
  refuses,
  type TypedDecision,
  type Unknown,
} from './decision-rules.ts';

interface DecisionFieldsProps {
  readonly kind: TaskKind;
  readonly typed: TypedDecision;
  readonly unknown: Unknown;
  readonly errors: readonly DecisionError[];
  readonly onChange: (typed: TypedDecision) => void;
}

/** The fields of a decision: those that its kind and outcome ask for. */
export function DecisionFields({ kind, typed, unknown, errors, onChange }: DecisionFieldsProps) {
  const { desk } = useStaffText().text;
  const { agencies } = useAgencies();
  const words = desk.decision;
  const errorAt = (id: string) => errors.find((error) => error.id === id)?.message;
  const verifies = kind === 'MANUAL_VERIFICATION' && typed.outcome === 'APPROVE';
  const change = (changed: Partial<TypedDecision>) => onChange({ ...typed, ...changed });
  return (
    <>
      <RadioGroup
        id="outcome"
        name="outcome"
        label={words.outcome}
        error={errorAt('outcome')}
        value={typed.outcome}
        onChange={(value) => change({ outcome: OUTCOMES[kind].find((outcome) => outcome === value) ?? '' })}
        options={OUTCOMES[kind].map((value, index) => ({ value, label: `${index + 1} ${desk.outcomes[value]}` }))}
      />
      {refuses(typed.outcome) && (
        <>
          <Reasons
            offered={reasonsFor(kind, unknown)}
            chosen={typed.reasons}
            error={errorAt('reasons')}
            onChange={(reasons) => change({ reasons })}
          />
          <TextArea
            id="explanation"
            label={words.explanation}
            hint={words.explanationHint}
            error={errorAt('explanation')}
            value={typed.explanation}
            onChange={({ target }) => change({ explanation: target.value })}
          />
        </>
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
        hint={verifies ? words.noteNeeded : words.noteHint}
        error={errorAt('note')}
        value={typed.note}
        onChange={({ target }) => change({ note: target.value })}
      />
    </>
  );
}

interface ReasonsProps {
  readonly offered: readonly ReasonCode[];
  readonly chosen: readonly ReasonCode[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly ReasonCode[]) => void;
}

/** The reasons of the table in the words that the applicant reads; these are Chinese in both languages. */
function Reasons({ offered, chosen, error, onChange }: ReasonsProps) {
  const { reasons } = useStaffText().text.desk.decision;
  return (
    <fieldset className="field" data-faulty={error ? '' : undefined}>
      <legend className="field-label">{reasons}</legend>
      {error && <p className="field-error">{error}</p>}
      {offered.map((code, index) => (
        <label className="choice" key={code}>
          <input
            type="checkbox"
            id={index === 0 ? 'reasons' : `reasons-${code}`}
            checked={chosen.includes(code)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, code] : chosen.filter((other) => other !== code))
            }
          />
          <span lang="zh-CN">{REASONS[code].message}</span>
        </label>
      ))}
    </fieldset>
  );
}
