import type { Success } from '../../api/paths.ts';
import { type Detail, Details } from '../../design/details.tsx';
import { dayText, endText, moneyText, timeText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';

type Recovery = NonNullable<Success<'readCaseFile'>['recoveries']>[number];

/** What was asked back of a case, and what came of it. */
export function Recoveries({ of: recoveries = [] }: { readonly of: readonly Recovery[] | undefined }) {
  const { recovery: words } = useStaffText().text.desk;
  if (recoveries.length === 0) return null;
  return (
    <section>
      <h2>{words.title}</h2>
      {recoveries.map((recovery) => (
        <OneRecovery key={recovery.recoveryId} of={recovery} />
      ))}
    </section>
  );
}

function OneRecovery({ of: recovery }: { readonly of: Recovery }) {
  const { language, text } = useStaffText();
  const { recovery: words } = text.desk;
  const { order, decided, statement } = recovery;
  const facts: readonly (Detail | false | undefined)[] = [
    { term: words.status, value: words.statuses[recovery.status] },
    { term: words.ground, value: words.grounds[recovery.ground] },
    { term: words.asked, value: moneyText(recovery.askedFen) },
    { term: words.explanation, value: recovery.explanation },
    { term: words.notifiedAt, value: `${timeText(recovery.notifiedAt, language)} ${recovery.openedBy}` },
    { term: words.hearingUntil, value: endText(recovery.hearingUntil, language) },
    { term: words.statement, value: statement?.text ?? words.none },
    decided && { term: words.decision, value: decided.explanation },
    decided?.documentNumber !== undefined && { term: words.documentNumber, value: decided.documentNumber },
    order && {
      term: words.order,
      value: order.instalments
        .map(({ dueOn, amountFen }) => `${dayText(dueOn, language)} ${moneyText(amountFen)}`)
        .join(words.and),
    },
    order && { term: words.repaid, value: moneyText(recovery.repaidFen) },
    order && { term: words.rest, value: moneyText(recovery.restFen) },
  ];
  return (
    <>
      <Details of={facts.filter((fact) => fact !== false && fact !== undefined)} />
      {recovery.repayments.length > 0 && (
        <ul className="number">
          {recovery.repayments.map(({ reference, amountFen, receivedOn, recordedBy }) => (
            <li key={reference}>
              {dayText(receivedOn, language)} <span className="amount">{moneyText(amountFen)}</span> {reference}{' '}
              {recordedBy}
            </li>
          ))}
        </ul>
      )}
      {recovery.conclusions.map(({ status, explanation, concludedBy, concludedAt }) => (
        <p className="written" key={status}>
          {words.conclusions[status]}：{explanation}（{concludedBy}，{timeText(concludedAt, language)}）
        </p>
      ))}
    </>
  );
}
