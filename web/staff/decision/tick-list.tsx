import { describedBy } from '../../design/field.tsx';

interface TickListProps<Value extends string> {
  /** Also the id of the first tick, so that the error summary can lead there. */
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly offered: readonly { readonly value: Value; readonly label: string }[];
  /** The language of what is offered, where it is not that of the page. */
  readonly lang?: string;
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** A choice of any number out of a list. What is chosen stays in the order of the list. */
export function TickList<Value extends string>(props: TickListProps<Value>) {
  const { id, label, error, offered, lang, chosen, onChange } = props;
  const tick = (value: Value, ticked: boolean): void =>
    onChange(offered.map((each) => each.value).filter((each) => (each === value ? ticked : chosen.includes(each))));
  return (
    <fieldset
      className="field"
      data-faulty={error ? '' : undefined}
      aria-describedby={describedBy({ id, label, error })['aria-describedby']}
    >
      <legend className="field-label">{label}</legend>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {offered.map(({ value, label: shown }, index) => (
        <label className="choice" key={value}>
          <input
            type="checkbox"
            id={index === 0 ? id : `${id}-${value}`}
            value={value}
            checked={chosen.includes(value)}
            onChange={({ target }) => tick(value, target.checked)}
          />
          <span lang={lang}>{shown}</span>
        </label>
      ))}
    </fieldset>
  );
}
