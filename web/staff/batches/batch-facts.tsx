import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { Details } from '../../design/details.tsx';
import { moneyText, numberText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { CaseLink } from '../case/case-link.tsx';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { BatchTag } from './batch-tag.tsx';

export type Batch = Success<'readBatch'>;

/** What a batch comes to, and who had it in hand. */
export function BatchFacts({ of: batch }: { readonly of: Batch }) {
  const { language, text } = useStaffText();
  const words = text.desk.batches;
  const { nameOf } = useAgencies();
  const { approvedBy, approvedAt, sentBy, sentAt, fileSha256 } = batch;
  const by = (who: string, at: string) => words.by(who, timeText(at, language));
  const settled = words.of(numberText(batch.settledCount, language), numberText(batch.count, language));
  return (
    <Details
      of={[
        { term: words.status, value: <BatchTag status={batch.status} /> },
        { term: text.desk.queue.agency, value: nameOf(batch.agency) },
        { term: words.count, value: <span className="number">{numberText(batch.count, language)}</span> },
        { term: words.total, value: <span className="number">{moneyText(batch.totalFen)}</span> },
        { term: words.drawnUpBy, value: by(batch.drawnUpBy, batch.drawnUpAt) },
        ...(approvedBy && approvedAt ? [{ term: words.approvedBy, value: by(approvedBy, approvedAt) }] : []),
        ...(sentBy && sentAt
          ? [
              { term: words.sentBy, value: by(sentBy, sentAt) },
              { term: words.settled, value: <span className="number">{settled}</span> },
              { term: words.paid, value: <span className="number">{moneyText(batch.paidFen)}</span> },
              { term: words.returned, value: <span className="number">{moneyText(batch.returnedFen)}</span> },
            ]
          : []),
        ...(fileSha256 ? [{ term: words.sha256, value: <span className="digest">{fileSha256}</span> }] : []),
      ]}
    />
  );
}

/** What was left out of the batch, and why. */
export function ExcludedPayments({ of: excluded }: { readonly of: Batch['excluded'] }) {
  const { language, text } = useStaffText();
  const words = text.desk.batches.excluded;
  if (excluded.length === 0) return null;
  return (
    <section>
      <h2>{words.title}</h2>
      <Scrolled label={words.title}>
        <table className="number">
          <thead>
            <tr>
              <th scope="col">{text.tasks.application}</th>
              <th scope="col">{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {excluded.map(({ applicationId, reason }) => (
              <tr key={`${applicationId} ${reason}`}>
                <td>
                  <CaseLink applicationId={applicationId} prefix={LANGUAGE_PREFIX[language]} />
                </td>
                <td>{words.reasons[reason]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

/** The payments in the batch, and what became of each. */
export function BatchRows({ of: payments }: { readonly of: Batch['payments'] }) {
  const { language, text } = useStaffText();
  const words = text.desk.batches.rows;
  return (
    <section>
      <h2>{words.title}</h2>
      {payments.length === 0 && <p>{words.none}</p>}
      {payments.length > 0 && (
        <Scrolled label={words.title}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{words.payment}</th>
                <th scope="col">{text.tasks.application}</th>
                <th scope="col" className="amount">
                  {text.desk.file.amount}
                </th>
                <th scope="col">{words.result}</th>
              </tr>
            </thead>
            <tbody>
              {payments.map(({ paymentId, applicationId, amountFen, status }) => (
                <tr key={paymentId}>
                  <td>{paymentId}</td>
                  <td>
                    <CaseLink applicationId={applicationId} prefix={LANGUAGE_PREFIX[language]} />
                  </td>
                  <td className="amount">{moneyText(amountFen)}</td>
                  <td>{words.statuses[status]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </section>
  );
}
