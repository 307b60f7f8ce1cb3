import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { type Detail, Details } from '../../design/details.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { dayText, moneyText, timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Done } from '../done.tsx';
import { StatementInTime } from '../statement/statement-in-time.tsx';
import { useStatementsText } from '../statement/statements-text.tsx';
import { textDraft } from '../statement/text-draft.ts';

interface RecoveryProps {
  readonly applicationId: string;
  readonly of: NonNullable<Success<'readOwnApplication'>['recoveries']>[number];
}

/** What is asked back of a paid subsidy, why and until when, and what its applicant says or may still say. */
export function Recovery({ applicationId, of: recovery }: RecoveryProps) {
  const { language } = useCitizenText();
  const person = usePerson();
  const [made, setMade] = useState(false);
  const words = useStatementsText().recovery;
  const { recoveryId, status, statement, order, decided } = recovery;
  const heading = `recovery-${recoveryId}`;
  const written = (said: string) => (
    <span className="written" lang="zh-CN">
      {said}
    </span>
  );
  const number = (said: string) => <span className="number">{said}</span>;
  const facts: readonly (Detail | false | undefined)[] = [
    { term: words.status, value: words.statuses[status] },
    { term: words.ground, value: words.grounds[recovery.ground] },
    { term: words.asked, value: number(moneyText(recovery.askedFen)) },
    { term: words.explanation, value: written(recovery.explanation) },
    { term: words.legalBasis, value: written(recovery.legalBasis) },
    { term: words.notifiedAt, value: number(timeText(recovery.notifiedAt, language)) },
    statement && { term: words.made, value: written(statement.text) },
    decided && { term: words.decision, value: written(decided.explanation) },
    decided?.documentNumber !== undefined && { term: words.documentNumber, value: number(decided.documentNumber) },
    order && {
      term: words.order,
      value: order.instalments.map(({ dueOn, amountFen }) => (
        <span className="line number" key={dueOn}>
          {dayText(dueOn, language)} {moneyText(amountFen)}
        </span>
      )),
    },
    order && { term: words.repaid, value: number(moneyText(recovery.repaidFen)) },
    order && { term: words.rest, value: number(moneyText(recovery.restFen)) },
  ];
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{words.title}</h2>
      <p>{words.meaning[status]}</p>
      <Details of={facts.filter((fact) => fact !== false && fact !== undefined)} />
      {made && <Done>{words.received}</Done>}
      {status === 'NOTIFIED' && !statement && !made && person && (
        <StatementInTime
          key={person.subject}
          id={`statement-${recoveryId}`}
          words={words}
          until={recovery.hearingUntil}
          unit="workingDays"
          shortest={10}
          draft={textDraft(`${person.subject}:recovery:${recoveryId}`)}
          sendText={(api, said) => {
            const params = { path: { applicationId, recoveryId } };
            const path = '/v1/applications/{applicationId}/recoveries/{recoveryId}/statement';
            return taken(api.POST(path, { params, body: { text: said } }));
          }}
          onSent={() => setMade(true)}
        />
      )}
    </section>
  );
}
