import type { Success } from '../../api/paths.ts';
import { moneyText, monthText, numberText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';

type Row = Success<'readBudget'>['forecast'][number];

interface ForecastTableProps {
  readonly of: readonly Row[];
  readonly nameOf: (agency: string) => string;
}

/** What the open cases should need, by agency, month and phase, and in all. */
export function ForecastTable({ of: rows, nameOf }: ForecastTableProps) {
  const { language, text } = useStaffText();
  const { budget: words, queue, applications } = text.desk;
  const count = rows.reduce((total, row) => total + row.count, 0);
  const fen = rows.reduce((total, row) => total + row.fen, 0);
  return (
    <Scrolled label={words.needed}>
      <table className="number">
        <thead>
          <tr>
            <th scope="col">{queue.agency}</th>
            <th scope="col">{words.month}</th>
            <th scope="col">{applications.phase}</th>
            <th scope="col" className="amount">
              {words.cases}
            </th>
            <th scope="col" className="amount">
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.agency} ${row.month} ${row.phase}`}>
              <th scope="row">{nameOf(row.agency)}</th>
              <td>{row.month === null ? words.noMonth : monthText(row.month, language)}</td>
              <td>{text.case.phases[row.phase]}</td>
              <td className="amount">{numberText(row.count, language)}</td>
              <td className="amount">{moneyText(row.fen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {words.inAll}
            </th>
            <td className="amount">{numberText(count, language)}</td>
            <td className="amount">{moneyText(fen)}</td>
          </tr>
        </tfoot>
      </table>
    </Scrolled>
  );
}
