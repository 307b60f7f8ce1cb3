import { numberText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import type { Summary } from './sums.ts';

/** How long each stage took, as the median in working days. */
export function DaysTable({ of: medians }: { readonly of: Summary['medianWorkingDays'] }) {
  const { language, text } = useStaffText();
  const words = text.desk.reports.days;
  const daysText = (days: number | null) => (days === null ? words.none : numberText(days, language));
  const spans = ['verification', 'fundReview', 'payment', 'untilPaid', 'untilRefused'] as const;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      <Scrolled label={words.title}>
        <table className="number">
          <thead>
            <tr>
              <th scope="col">{words.span}</th>
              <th scope="col" className="amount">
                {words.days}
              </th>
            </tr>
          </thead>
          <tbody>
            {spans.map((span) => (
              <tr key={span}>
                <th scope="row">{words[span]}</th>
                <td className="amount">{daysText(medians[span])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
