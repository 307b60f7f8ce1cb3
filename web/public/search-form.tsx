import { TextField } from '../design/field.tsx';

interface SearchFormProps {
  /** Where the search leads, with its language. */
  readonly action: string;
  readonly label: string;
  readonly submit: string;
  readonly q: string;
}

/** A search that works without script: it leads to the same page with `?q=`. */
export function SearchForm({ action, label, submit, q }: SearchFormProps) {
  return (
    <form className="no-print" action={action} method="get">
      <TextField id="q" name="q" label={label} defaultValue={q} maxLength={50} autoComplete="off" />
      <p>
        <button className="button" data-kind="secondary" type="submit">
          {submit}
        </button>
      </p>
    </form>
  );
}

/** The query of a page of a list, such as `?q=焊工&next=…`; empty where neither is there. */
export function listQuery(parts: { readonly q?: string; readonly next?: string | undefined }): string {
  const given = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
