import { Broken, Loading } from '../../design/states.tsx';
import { Tag } from '../../design/tag.tsx';
import { moneyText, timeText } from '../../text/format.ts';
import { type BankTransfer, useLocalState } from '../local-api.ts';
import { useLocalText } from '../local-text.tsx';

/** The transfers that the bank was asked for, newest first. */
export function TransfersSection() {
  const { language, text } = useLocalText();
  const words = text.transfers;
  const { data, error, refetch } = useLocalState<{ readonly transfers: readonly BankTransfer[] }>(
    '/local/bank/transfers',
  );
  return (
    <section aria-labelledby="transfers">
      <h2 id="transfers">{words.title}</h2>
      {!data && !error && <Loading>{text.loading}</Loading>}
      {error && <Broken text={text.unreachable} retryLabel={text.retry} onRetry={refetch} />}
      {data?.transfers.length === 0 && <p>{words.none}</p>}
      <ul className="cards">
        {data?.transfers
          .slice()
          .reverse()
          .map((transfer) => (
            <li className="card" key={transfer.paymentId}>
              <p>
                <span className="amount">{moneyText(transfer.amountFen)}</span> {transfer.payeeName}{' '}
                <span className="number">{transfer.accountNumber}</span>
              </p>
              <p>
                <Tag tone={transfer.outcome === 'PAID' ? 'done' : 'error'}>{words.outcomes[transfer.outcome]}</Tag>{' '}
                {transfer.returnReason} <span className="number">{timeText(transfer.at, language)}</span>
              </p>
            </li>
          ))}
      </ul>
    </section>
  );
}
