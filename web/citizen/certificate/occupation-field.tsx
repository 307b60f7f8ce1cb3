import { type ReactNode, useState } from 'react';
import { TextField } from '../../design/field.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { occupationName, searchOccupations } from './occupation-search.ts';
import { useOccupations } from './use-lazily.ts';

interface OccupationProps {
  readonly id: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly code: string;
  readonly issuedOn: string | undefined;
  readonly onChange: (code: string) => void;
}

/**
 * A search field, and below it plain radio buttons with what was found: a list that opens over the page is out of reach
 * for many screen readers on phones.
 */
export function OccupationField({ id, error, hint, code, issuedOn, onChange }: OccupationProps) {
  const { text } = useCitizenText();
  const [typed, setTyped] = useState('');
  const { loaded, load } = useOccupations(code !== '');
  const { hits, total } = loaded ? searchOccupations(typed, issuedOn, loaded) : { hits: [], total: 0 };
  const name = (loaded && occupationName(code, issuedOn, loaded)) ?? '';
  const said = typed.trim() === '' ? '' : loaded ? text.apply.occupationsFound(total, hits.length) : text.loading;
  return (
    <div>
      <TextField
        id={id}
        label={text.apply.labels.occupationCode}
        hint={
          <>
            {hint && <span className="line">{hint}</span>}
            {text.apply.occupationHint}
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
          <legend className="visually-hidden">{text.apply.occupationChoice}</legend>
          {hits.map((hit) => (
            <label className="choice" key={hit.code}>
              <input
                type="radio"
                name={`${id}-choice`}
                checked={hit.code === code}
                onChange={() => onChange(hit.code)}
              />
              <span lang="zh-CN">
                {hit.name || text.apply.unnamedOccupation} <span className="number">{hit.code}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {code !== '' && (
        <p>
          {text.apply.occupationChosen} <strong lang="zh-CN">{name}</strong> <span className="number">{code}</span>
        </p>
      )}
    </div>
  );
}
