import type { ReactNode } from 'react';
import { describedBy } from '../../design/field.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { type DateParts, PARTS } from './date-parts.ts';

interface IssuedOnProps {
  readonly id: string;
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly value: DateParts;
  readonly onChange: (value: DateParts) => void;
}

/** A day as three short fields: they work with every keyboard and are read out one by one. */
export function IssuedOnField({ id, label, error, hint, value, onChange }: IssuedOnProps) {
  const { text } = useCitizenText();
  const { dateHint, parts } = text.apply;
  const ties = describedBy({ id, label, hint: dateHint, error });
  return (
    <fieldset className="field" data-faulty={error ? '' : undefined} aria-describedby={ties['aria-describedby']}>
      <legend className="field-label">{label}</legend>
      <p className="field-hint" id={`${id}-hint`}>
        {hint && <span className="line">{hint}</span>}
        {dateHint}
      </p>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div className="date-parts">
        {PARTS.map((part) => (
          <label key={part}>
            {parts[part]}
            <input
              className="control"
              id={part === 'year' ? id : `${id}-${part}`}
              inputMode="numeric"
              maxLength={part === 'year' ? 4 : 2}
              value={value[part]}
              {...ties}
              onChange={(event) => onChange({ ...value, [part]: event.target.value })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
