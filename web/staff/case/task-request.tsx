import type { Success } from '../../api/paths.ts';
import { type Detail, Details } from '../../design/details.tsx';
import { dayText, moneyText, timeText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';
import { accountText } from './death.tsx';

type Task = Success<'readTask'>;

/** What a task is about, where that is not the case itself, and what the applicant says about it. */
export function TaskRequest({ task: { kind, request, statement } }: { readonly task: Task }) {
  const { language, text } = useStaffText();
  const { remedies, recovery, death, file, request: words } = text.desk;
  if (!request) return null;
  const titles: Partial<Readonly<Record<Task['kind'], string>>> = words.titles;
  const { complainant, noticeId, serial, channel, receivedOn, receivedAt, basis, askedBy } = request;
  const isPulled = kind === 'SUSPENSION_REVIEW';
  const facts: readonly (Detail | false | undefined)[] = [
    complainant && {
      term: words.complainant,
      value: `${complainant.name} ${complainant.idNumber} ${complainant.phone}`,
    },
    noticeId !== undefined && serial !== undefined && { term: words.entry, value: words.serial(noticeId, serial) },
    channel && { term: words.channel, value: words.channels[channel] },
    receivedOn !== undefined && { term: words.receivedOn, value: dayText(receivedOn, language) },
    receivedAt !== undefined && { term: words.receivedAt, value: timeText(receivedAt, language) },
    request.ground && { term: recovery.ground, value: recovery.grounds[request.ground] },
    request.amountFen !== undefined && { term: recovery.asked, value: moneyText(request.amountFen) },
    basis && { term: words.basis, value: remedies.bases[basis] },
    request.documentNumber !== undefined && { term: words.documentNumber, value: request.documentNumber },
    request.diedOn !== undefined && { term: death.diedOn, value: dayText(request.diedOn, language) },
    request.heir && { term: death.heir, value: `${request.heir.name} ${request.heir.idNumber}` },
    request.heir && { term: death.relation, value: request.heir.relation },
    request.payee && { term: death.payee, value: accountText(request.payee, file.payeeKinds) },
    request.evidence !== undefined && { term: death.evidence, value: request.evidence },
    isPulled && { term: words.askedBy, value: askedBy ?? words.bySystem },
    !isPulled && askedBy !== undefined && { term: words.askedBy, value: askedBy },
  ];
  return (
    <section>
      <h2>{titles[kind] ?? text.case.taskKinds[kind]}</h2>
      {request.explanation && (
        <p className="written">
          {words.explanation}：{request.explanation}
        </p>
      )}
      {request.note && (
        <p className="written">
          {words.note}：{request.note}
        </p>
      )}
      {request.reasons && request.reasons.length > 0 && (
        <>
          <h3>{words.rechecks}</h3>
          {request.reasons.map(({ code, message, legalBasis }) => (
            <p className="written" lang="zh-CN" key={code}>
              {message}（{legalBasis}）
            </p>
          ))}
        </>
      )}
      {request.statement && <blockquote className="written">{request.statement}</blockquote>}
      <Details of={facts.filter((fact) => fact !== false && fact !== undefined)} />
      {(isPulled || statement) && <h3>{words.statement}</h3>}
      {isPulled && !statement && <p>{remedies.none}</p>}
      {statement && (
        <>
          <blockquote className="written">{statement.text}</blockquote>
          <p className="secondary number">{timeText(statement.at, language)}</p>
        </>
      )}
    </section>
  );
}
