import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Details } from '../../design/details.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { endText, timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Done } from '../done.tsx';
import { StatementInTime } from '../statement/statement-in-time.tsx';
import { useStatementsText } from '../statement/statements-text.tsx';
import { textDraft } from '../statement/text-draft.ts';
import type { SendText } from '../statement/use-stating.ts';

type Refused = Success<'readOwnApplication'>;

/** What was refused: an application, or a submission of which there is a receipt. */
export type RefusedId = { readonly applicationId: string } | { readonly receiptNumber: string };

interface ReconsiderationProps {
  readonly id: RefusedId;
  readonly of: Pick<Refused, 'reconsideration' | 'reconsiderationUntil'>;
}

/** 申请复核: the form while there is time, and what becomes of the request. */
export function Reconsideration({ id, of: { reconsideration, reconsiderationUntil } }: ReconsiderationProps) {
  const person = usePerson();
  const [asked, setAsked] = useState(false);
  const words = useStatementsText().remedy;
  const number = 'receiptNumber' in id ? id.receiptNumber : id.applicationId;
  return (
    <section className="card" aria-labelledby="reconsideration">
      <h2 id="reconsideration">{words.title}</h2>
      {asked && <Done>{words.received}</Done>}
      {reconsideration && <Asked reconsideration={reconsideration} />}
      {!reconsideration && !asked && reconsiderationUntil && person && (
        <>
          <p>{words.intro}</p>
          <StatementInTime
            key={person.subject}
            id="reconsideration-statement"
            words={words}
            until={reconsiderationUntil}
            unit="days"
            shortest={10}
            draft={textDraft(`${person.subject}:reconsideration:${number}`)}
            sendText={sendFor(id)}
            onSent={() => setAsked(true)}
          />
        </>
      )}
    </section>
  );
}

function sendFor(id: RefusedId): SendText {
  return (api, statement, key) => {
    const header = { 'idempotency-key': key };
    const body = { statement };
    return 'receiptNumber' in id
      ? taken(api.POST('/v1/refusals/{receiptNumber}/reconsideration', { params: { path: id, header }, body }))
      : taken(api.POST('/v1/applications/{applicationId}/reconsideration', { params: { path: id, header }, body }));
  };
}

/** A request that was made: by when it is decided, and the decision. */
function Asked({ reconsideration }: { readonly reconsideration: NonNullable<Refused['reconsideration']> }) {
  const { language } = useCitizenText();
  const words = useStatementsText().remedy;
  const { requestedAt, dueAt, outcome, explanation, decidedAt } = reconsideration;
  return (
    <Details
      of={[
        { term: words.requestedAt, value: <span className="number">{timeText(requestedAt, language)}</span> },
        ...(outcome ? [] : [{ term: words.dueAt, value: <span className="number">{endText(dueAt, language)}</span> }]),
        { term: words.outcome, value: words.outcomes[outcome ?? 'PENDING'] },
        ...(explanation
          ? [
              {
                term: words.explanation,
                value: (
                  <span className="written" lang="zh-CN">
                    {explanation}
                  </span>
                ),
              },
            ]
          : []),
        ...(decidedAt
          ? [{ term: words.decidedAt, value: <span className="number">{timeText(decidedAt, language)}</span> }]
          : []),
      ]}
    />
  );
}
