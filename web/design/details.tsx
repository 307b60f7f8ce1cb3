import type { ReactNode } from 'react';

export interface Detail {
  readonly term: string;
  readonly value: ReactNode;
}

/** Terms and their values, as a definition list. Works on the server. */
export function Details({ of }: { readonly of: readonly Detail[] }) {
  return (
    <dl className="details">
      {of.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A telephone number as a link. Works on the server. */
export function Phone({ number }: { readonly number: string }) {
  return (
    <a className="number" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {number}
    </a>
  );
}
