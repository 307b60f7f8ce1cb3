import type { ReactNode } from 'react';
import type { Language } from '../../../shared/contracts/portal-pages.ts';
import { moneyText, numberText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';
import { Chart } from './chart.tsx';
import type { ChartData } from './chart-option.ts';
import { shortNumberText } from './number-text.ts';
import { type GroupSum, type Sum, sumOf } from './sums.ts';
import { SumsTable } from './sums-table.tsx';

export type Group = { readonly key: string | number } & GroupSum;

interface GroupSectionProps {
  /** What the groups go by: the title of the section and the head of the first column. */
  readonly words: { readonly title: string; readonly key: string };
  readonly groups: readonly Group[];
  /** The name of a group in the charts. */
  readonly nameOf: (key: Group['key']) => string;
  /** The same in the table, where it is not that text. */
  readonly shownAs?: (key: Group['key']) => ReactNode;
  /** Which charts stand above the table. */
  readonly charts?: { readonly shape: ChartData['shape']; readonly money: boolean };
}

const COLUMNS = ['submitted', 'approved', 'paid'] as const;

/** What was submitted, approved and paid by one key: in charts, and in a table with the same numbers and the totals. */
export function GroupSection({ words, groups, nameOf, shownAs = nameOf, charts }: GroupSectionProps) {
  const { desk } = useStaffText().text;
  const { reports } = desk;
  const heads = COLUMNS.flatMap((column) => [reports.casesOf(reports[column]), reports.amountOf(reports[column])]);
  const sumsOf = (group: GroupSum): readonly Sum[] => COLUMNS.map((column) => group[column]);
  return (
    <section>
      <h2>{words.title}</h2>
      {charts && <GroupChart {...{ words, groups, nameOf }} shape={charts.shape} of="count" />}
      {charts?.money && <GroupChart {...{ words, groups, nameOf }} shape={charts.shape} of="fen" />}
      <SumsTable
        title={words.title}
        keyHead={words.key}
        heads={heads}
        rows={groups.map((group) => ({ key: group.key, name: shownAs(group.key), sums: sumsOf(group) }))}
        total={COLUMNS.map((column) => sumOf(groups.map((group) => group[column])))}
      />
    </section>
  );
}

interface GroupChartProps extends Pick<GroupSectionProps, 'words' | 'groups' | 'nameOf'> {
  readonly shape: ChartData['shape'];
  readonly of: keyof Sum;
}

function GroupChart({ words, groups, nameOf, shape, of }: GroupChartProps) {
  const { language, text } = useStaffText();
  const { reports } = text.desk;
  const title = of === 'count' ? reports.chart.counts(words.title) : reports.chart.money(words.title);
  const data = {
    label: reports.chart.label(title),
    shape,
    categories: groups.map(({ key }) => nameOf(key)),
    series: COLUMNS.map((column) => ({
      name: reports[column],
      values: groups.map((group) => (of === 'fen' ? group[column].fen / 100 : group[column].count)),
    })),
    ...writing(of, language),
  };
  return <Chart title={title} data={data} />;
}

/** How the values of a chart are written: cases, or money in yuan. */
function writing(of: keyof Sum, language: Language): Pick<ChartData, 'written' | 'short'> {
  const short = (value: number) => shortNumberText(value, language);
  if (of === 'fen') return { written: (yuan) => moneyText(Math.round(yuan * 100)), short };
  return { written: (cases) => numberText(cases, language), short };
}
