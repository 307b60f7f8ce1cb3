import { Empty } from '../../design/states.tsx';
import { numberText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { percentText } from './number-text.ts';
import { disagreementPercent, type SecondLooks, type Summary, secondLooksOf } from './sums.ts';

interface SecondLooksTableProps {
  readonly of: Summary['secondLooks'];
  readonly nameOf: (agency: string) => string;
}

/** How often a second look came to another outcome, by agency and stage, and in all. */
export function SecondLooksTable({ of: rows, nameOf }: SecondLooksTableProps) {
  const { text } = useStaffText();
  const { secondLooks: words, ...reports } = text.desk.reports;
  const looks = secondLooksOf(rows);
  const sum = (figure: 'open' | 'decided' | 'disagreements') => looks.reduce((total, look) => total + look[figure], 0);
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {looks.length === 0 && <Empty text={words.none} />}
      {looks.length > 0 && (
        <Scrolled label={words.title}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{reports.byAgency.key}</th>
                <th scope="col">{words.stage}</th>
                {[words.open, words.decided, words.disagreements, words.rate].map((head) => (
                  <th scope="col" className="amount" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {looks.map((look) => (
                <tr key={`${look.agency} ${look.stage}`}>
                  <th scope="row">{nameOf(look.agency)}</th>
                  <td>{text.case.taskKinds[look.stage]}</td>
                  <Counts of={look} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {reports.inAll}
                </th>
                <Counts of={{ open: sum('open'), decided: sum('decided'), disagreements: sum('disagreements') }} />
              </tr>
            </tfoot>
          </table>
        </Scrolled>
      )}
    </section>
  );
}

function Counts({ of: look }: { readonly of: Pick<SecondLooks, 'open' | 'decided' | 'disagreements'> }) {
  const { language, text } = useStaffText();
  const percent = disagreementPercent(look);
  return (
    <>
      <td className="amount">{numberText(look.open, language)}</td>
      <td className="amount">{numberText(look.decided, language)}</td>
      <td className="amount">{numberText(look.disagreements, language)}</td>
      <td className="amount">
        {percent === undefined ? text.desk.reports.secondLooks.noRate : percentText(percent, language)}
      </td>
    </>
  );
}
