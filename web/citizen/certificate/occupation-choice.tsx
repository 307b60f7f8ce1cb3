import { type ReactNode, useState } from 'react';
import { TextField } from '../../design/field.tsx';
import { occupationName, searchOccupations } from './occupation-search.ts';
import { useOccupations } from './use-lazily.ts';

interface OccupationWords {
  readonly labels: { readonly occupationCode: string };
  readonly occupationHint: string;
  readonly occupationChoice: string;
  readonly occupationChosen: string;
  readonly unnamedOccupation: string;
  readonly occupationsFound: (total: number, shown: number) => string;
}

export interface OccupationProps {
  readonly id: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly code: string;
  readonly issuedOn: string | undefined;
  readonly onChange: (code: string) => void;
}

/**
 * A search field, and below it plain radio buttons with what was found: a list that opens over the page is out of reach
 * for many screen readers on phones. Citizens and staff search with the same one.
 */
export function OccupationChoice(
  props: OccupationProps & { readonly words: OccupationWords; readonly loading: string },
) {
  const { id, error, hint, code, issuedOn, onChange, words, loading } = props;
  const [typed, setTyped] = useState('');
  const { loaded, load } = useOccupations(code !== '');
  const { hits, total } = loaded ? searchOccupations(typed, issuedOn, loaded) : { hits: [], total: 0 };
  const name = (loaded && occupationName(code, issuedOn, loaded)) ?? '';
  const said = typed.trim() === '' ? '' : loaded ? words.occupationsFound(total, hits.length) : loading;
  return (
    <div>
      <TextField
        id={id}
        label={words.labels.occupationCode}
        hint={
          <>
            {hint && <span className="line">{hint}</span>}
            {words.occupationHint}
          </>
        }
        error={error}
        type="search"
        autoComplete="off"
        value={typed}
        onFocus={load}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Enter ends a composition of an input method, or asks for the search; it never sends the form.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
        }}
      />
      <p role="status" className="secondary">
        {said}
      </p>
      {hits.length > 0 && (
        <fieldset className="field choices">
          <legend className="visually-hidden">{words.occupationChoice}</legend>
          {hits.map((hit) => (
            <label className="choice" key={hit.code}>
              <input
                type="radio"
                name={`${id}-choice`}
                checked={hit.code === code}
                onChange={() => onChange(hit.code)}
              />
              <span lang="zh-CN">
                {hit.name || words.unnamedOccupation} <span className="number">{hit.code}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {code !== '' && (
        <p>
          {words.occupationChosen} <strong lang="zh-CN">{name}</strong> <span className="number">{code}</span>
        </p>
      )}
    </div>
  );
}
