/** One fault, and the id of the control where it can be corrected. */
export interface SummarisedError {
  readonly id: string;
  readonly message: string;
}

/**
 * All faults of a form, above it. It takes the focus when it appears, so that a screen reader reads it at once.
 * Give it a new `key` for each try to submit: it then takes the focus again.
 */
export function ErrorSummary({
  title,
  errors,
}: {
  readonly title: string;
  readonly errors: readonly SummarisedError[];
}) {
  return (
    <section className="error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1} ref={takeFocus}>
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {errors.map(({ id, message }) => (
          <li key={`${id} ${message}`}>
            <a href={`#${id}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function takeFocus(element: { focus(): void } | null): void {
  element?.focus();
}
