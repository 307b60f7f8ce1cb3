import type { ReactNode } from 'react';
import { TextField } from '../design/field.tsx';

interface FilterFormProps {
  /** Where the form leads, with its language. */
  readonly action: string;
  readonly submit: string;
  readonly children: ReactNode;
}

/** A field with its button at its side. It works without script: it leads to the same page with the field as query. */
export function FilterForm({ action, submit, children }: FilterFormProps) {
  return (
    <form className="filter no-print" action={action} method="get">
      {children}
      <button className="button" data-kind="secondary" type="submit">
        {submit}
      </button>
    </form>
  );
}

interface SearchFormProps extends Omit<FilterFormProps, 'children'> {
  readonly label: string;
  readonly hint?: string;
  readonly q: string;
}

/** A search for a text, `?q=`. */
export function SearchForm({ label, hint, q, ...form }: SearchFormProps) {
  return (
    <FilterForm {...form}>
      <TextField id="q" name="q" label={label} hint={hint} defaultValue={q} maxLength={50} autoComplete="off" />
    </FilterForm>
  );
}

/** The query of a page of a list, such as `?q=焊工&next=…`; empty where neither is there. */
export function listQuery(parts: { readonly q?: string; readonly next?: string | undefined }): string {
  const given = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
