import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Details } from '../../design/details.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Done } from '../done.tsx';
import { StatementInTime } from '../statement/statement-in-time.tsx';
import { useStatementsText } from '../statement/statements-text.tsx';
import { textDraft } from '../statement/text-draft.ts';

interface SuspensionProps {
  readonly applicationId: string;
  readonly of: NonNullable<Success<'readOwnApplication'>['suspension']>;
}

/** Why an application was suspended, and what its applicant says about it or may still say. */
export function Suspension({ applicationId, of: { explanation, at, statementUntil, statement } }: SuspensionProps) {
  const { language } = useCitizenText();
  const person = usePerson();
  const [made, setMade] = useState(false);
  const words = useStatementsText().suspension;
  const written = (said: string) => (
    <span className="written" lang="zh-CN">
      {said}
    </span>
  );
  return (
    <section className="card" aria-labelledby="suspension">
      <h2 id="suspension">{words.title}</h2>
      <Details
        of={[
          { term: words.explanation, value: written(explanation) },
          { term: words.at, value: <span className="number">{timeText(at, language)}</span> },
        ]}
      />
      <p>{words.effect}</p>
      {made && <Done>{words.received}</Done>}
      {statement && (
        <Details
          of={[
            { term: words.made, value: written(statement.text) },
            { term: words.madeAt, value: <span className="number">{timeText(statement.at, language)}</span> },
          ]}
        />
      )}
      {!statement && !made && person && (
        <StatementInTime
          key={person.subject}
          id="statement"
          words={words}
          until={statementUntil}
          unit="workingDays"
          shortest={2}
          draft={textDraft(`${person.subject}:statement:${applicationId}:${at}`)}
          sendText={(api, said) => {
            const params = { path: { applicationId } };
            return taken(api.POST('/v1/applications/{applicationId}/statement', { params, body: { text: said } }));
          }}
          onSent={() => setMade(true)}
        />
      )}
    </section>
  );
}
