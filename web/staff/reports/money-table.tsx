import { moneyText, numberText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { partsOf, type Summary, sumOf } from './sums.ts';

/** Where the approved money is, with the cases: the parts, what they add up to, and what is left of the paid part. */
export function MoneyTable({ of: { counts, money } }: { readonly of: Summary }) {
  const { language, text } = useStaffText();
  const { money: words, ...reports } = text.desk.reports;
  const parts = partsOf(counts);
  const rows = [
    { name: reports.paid, count: parts.paid.count, fen: money.paidFen },
    { name: words.returned, count: parts.returned.count, fen: money.returnedFen },
    { name: words.pending, count: parts.pending.count, fen: money.pendingFen },
    { name: words.suspended, count: parts.suspended.count, fen: money.suspendedFen },
  ];
  const approved = { count: sumOf(rows).count, fen: money.approvedFen };
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      <Scrolled label={words.title}>
        <table className="number">
          <thead>
            <tr>
              <th scope="col">{words.part}</th>
              <th scope="col" className="amount">
                {reports.cases}
              </th>
              <th scope="col" className="amount">
                {reports.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, count, fen }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="amount">{numberText(count, language)}</td>
                <td className="amount">{moneyText(fen)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.approved}</th>
              <td className="amount">{numberText(approved.count, language)}</td>
              <td className="amount">{moneyText(approved.fen)}</td>
            </tr>
            <tr>
              <th scope="row">{words.repaid}</th>
              <td className="amount">–</td>
              <td className="amount">{moneyText(money.repaidFen)}</td>
            </tr>
            <tr>
              <th scope="row">{words.net}</th>
              <td className="amount">–</td>
              <td className="amount">{moneyText(money.netFen)}</td>
            </tr>
          </tfoot>
        </table>
      </Scrolled>
    </section>
  );
}
