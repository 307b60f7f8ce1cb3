import { Empty } from '../../design/states.tsx';
import { numberText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import type { Summary } from './sums.ts';

interface OverdueTableProps {
  readonly of: Summary['overdue'];
  readonly nameOf: (agency: string) => string;
}

/** The tasks that are overdue now, by agency and kind, and in all. */
export function OverdueTable({ of: rows, nameOf }: OverdueTableProps) {
  const { language, text } = useStaffText();
  const { overdue: words, ...reports } = text.desk.reports;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {rows.length === 0 && <Empty text={words.none} />}
      {rows.length > 0 && (
        <Scrolled label={words.title}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{reports.byAgency.key}</th>
                <th scope="col">{words.kind}</th>
                <th scope="col" className="amount">
                  {reports.cases}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ agency, kind, count }) => (
                <tr key={`${agency} ${kind}`}>
                  <th scope="row">{nameOf(agency)}</th>
                  <td>{text.case.taskKinds[kind]}</td>
                  <td className="amount">{numberText(count, language)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {reports.inAll}
                </th>
                <td className="amount">
                  {numberText(
                    rows.reduce((total, { count }) => total + count, 0),
                    language,
                  )}
                </td>
              </tr>
            </tfoot>
          </table>
        </Scrolled>
      )}
    </section>
  );
}
