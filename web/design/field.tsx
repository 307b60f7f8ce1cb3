import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';

interface Labels {
  /** The id of the control. The error summary links to it. */
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/** The attributes that tie a control to its hint and its error. */
export function describedBy({ id, hint, error }: Labels) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined } as const;
}

function HintAndError({ id, hint, error }: Labels) {
  return (
    <>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** Label, hint, error and any control, in this order. The control takes its attributes from `describedBy`. */
export function FieldFrame({ children, ...labels }: Labels & { readonly children: ReactNode }) {
  return (
    <div className="field" data-faulty={labels.error ? '' : undefined}>
      <label className="field-label" htmlFor={labels.id}>
        {labels.label}
      </label>
      <HintAndError {...labels} />
      {children}
    </div>
  );
}

/** A text field of one line. */
export function TextField({ id, label, hint, error, ...input }: Labels & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input className="control" id={id} {...describedBy({ id, label, hint, error })} {...input} />
    </FieldFrame>
  );
}

/** A text field of several lines. */
export function TextArea({ id, label, hint, error, ...area }: Labels & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea className="control" id={id} {...describedBy({ id, label, hint, error })} {...area} />
    </FieldFrame>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

type SelectProps = Labels & { readonly options: readonly Option[] } & SelectHTMLAttributes<HTMLSelectElement>;

export function SelectField({ id, label, hint, error, options, ...select }: SelectProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select className="control" id={id} {...describedBy({ id, label, hint, error })} {...select}>
        {options.map(({ value, label: shown }) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface RadioGroupProps extends Labels {
  readonly name: string;
  readonly options: readonly RadioOption[];
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** A choice of a few. The first radio has the id of the group, so that the error summary can lead there. */
export function RadioGroup({ name, options, value, onChange, ...labels }: RadioGroupProps) {
  const { 'aria-describedby': describedby } = describedBy(labels);
  return (
    <fieldset className="field" data-faulty={labels.error ? '' : undefined} aria-describedby={describedby}>
      <legend className="field-label">{labels.label}</legend>
      <HintAndError {...labels} />
      {options.map((option, index) => (
        <label className="choice" key={option.value}>
          <input
            type="radio"
            id={index === 0 ? labels.id : `${labels.id}-${option.value}`}
            name={name}
            value={option.value}
            {...(onChange
              ? { checked: value === option.value, onChange: () => onChange(option.value) }
              : { defaultChecked: value === option.value })}
          />
          <span>
            {option.label}
            {option.hint && <span className="choice-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
