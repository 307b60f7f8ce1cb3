import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { LinkButton } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { useStatementsText } from '../statement/statements-text.tsx';
import { refusedPath } from './refused-path.ts';

type Application = Success<'readOwnApplication'>;

/** A refusal that fell: on what, and the application that took its place. */
export function Overturned({ of }: { readonly of: NonNullable<Application['overturned']> }) {
  const { language } = useCitizenText();
  const { overturned: words, basis, bases, documentNumber } = useStatementsText().remedy;
  return (
    <section className="card" aria-labelledby="overturned">
      <h2 id="overturned">{words.title}</h2>
      <p>{words.text}</p>
      <Details
        of={[
          { term: basis, value: bases[of.basis] },
          { term: documentNumber, value: <DocumentNumber>{of.documentNumber}</DocumentNumber> },
          { term: words.at, value: <span className="number">{timeText(of.at, language)}</span> },
        ]}
      />
      <LinkButton href={pathIn(language, `/applications/${of.applicationId}`)}>{words.open}</LinkButton>
    </section>
  );
}

/** Why an application exists that nobody submitted, and the one whose refusal fell. */
export function AdmittedBy({ of }: { readonly of: NonNullable<Application['admittedBy']> }) {
  const { language } = useCitizenText();
  const { admitted: words, basis, bases, documentNumber } = useStatementsText().remedy;
  return (
    <section className="card" aria-labelledby="admitted">
      <h2 id="admitted">{words.title}</h2>
      <p>{words.text}</p>
      <Details
        of={[
          { term: basis, value: bases[of.basis] },
          { term: documentNumber, value: <DocumentNumber>{of.documentNumber}</DocumentNumber> },
        ]}
      />
      <p>
        <a href={pathIn(language, refusedPath(of.applicationId))}>{words.open}</a>
      </p>
    </section>
  );
}

/** It is written as the organ wrote it, which may be in Chinese. */
function DocumentNumber({ children }: { readonly children: string }) {
  return (
    <span className="number" lang="zh-CN">
      {children}
    </span>
  );
}
