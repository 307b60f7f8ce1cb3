import type { Level } from '../../../shared/domain/declared.ts';
import { Empty } from '../../design/states.tsx';
import { monthText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { optionsOf } from '../labels.ts';
import { useStaffText } from '../staff-text.tsx';
import { DaysTable } from './days-table.tsx';
import { GroupSection } from './group.tsx';
import { MoneyTable } from './money-table.tsx';
import { OccupationSection } from './occupation-section.tsx';
import { OverdueTable } from './overdue-table.tsx';
import { monthsOf, type Period } from './period.ts';
import { SecondLooksTable } from './second-looks-table.tsx';
import { groupsOf, keysIn, type Summary, sumOf } from './sums.ts';
import { SumsTable } from './sums-table.tsx';

const LEVELS: readonly Level[] = [5, 4, 3, 2, 1];

interface SummarySectionsProps {
  readonly of: Summary;
  readonly period: Period;
}

/** Everything that a summary says, a section each. What is overdue now does not depend on the period. */
export function SummarySections({ of: summary, period }: SummarySectionsProps) {
  const { language, text } = useStaffText();
  const words = text.desk.reports;
  const { nameOf } = useAgencies();
  const { counts } = summary;
  return (
    <>
      <p className="secondary">{words.asOf(timeText(summary.asOf, language))}</p>
      {counts.length === 0 && <Empty text={words.none} />}
      {counts.length > 0 && (
        <>
          <MoneyTable of={summary} />
          <GroupSection
            words={words.byMonth}
            groups={groupsOf(counts, ({ month }) => month, monthsOf(period))}
            nameOf={(month) => monthText(String(month), language)}
            charts={{ shape: 'lines', money: true }}
          />
          <GroupSection
            words={words.byAgency}
            groups={groupsOf(
              counts,
              ({ agency }) => agency,
              keysIn(counts, ({ agency }) => agency),
            )}
            nameOf={(agency) => nameOf(String(agency))}
            charts={{ shape: 'bars', money: false }}
          />
          <GroupSection
            words={words.byLevel}
            groups={groupsOf(counts, ({ level }) => level, LEVELS)}
            nameOf={(level) => text.case.levels[LEVELS.find((each) => each === level) ?? 5]}
            charts={{ shape: 'bars', money: false }}
          />
          <OccupationSection of={counts} />
          <PhaseSection of={counts} />
          <DaysTable of={summary.medianWorkingDays} />
        </>
      )}
      <SecondLooksTable of={summary.secondLooks} nameOf={nameOf} />
      <OverdueTable of={summary.overdue} nameOf={nameOf} />
    </>
  );
}

/** Every phase, also those without a case, with what is in it now. */
function PhaseSection({ of: counts }: { readonly of: Summary['counts'] }) {
  const { text } = useStaffText();
  const words = text.desk.reports;
  const rows = optionsOf(text.case.phases).map(({ value, label }) => ({
    key: value,
    name: label,
    sums: [sumOf(counts.filter(({ phase }) => phase === value))],
  }));
  return (
    <section>
      <h2>{words.byPhase.title}</h2>
      <SumsTable
        title={words.byPhase.title}
        keyHead={words.byPhase.key}
        heads={[words.cases, words.amount]}
        rows={rows}
        total={[sumOf(counts)]}
      />
    </section>
  );
}
