import { useSearchParams } from 'wouter';
import { SelectField } from '../../design/field.tsx';
import { monthText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';
import { useAgencyChoices } from './agency-choices.ts';
import { monthsToChoose, type Period } from './period.ts';

interface ReportFiltersProps {
  readonly period: Period;
  /** The agency in the address; undefined for all that the person oversees. */
  readonly agency: string | undefined;
  readonly now: Date;
}

/** The months and the agency of the reports. They are kept in the address. */
export function ReportFilters({ period, agency, now }: ReportFiltersProps) {
  const { language, text } = useStaffText();
  const { reports: words, queue } = text.desk;
  const { usual, options } = useAgencyChoices(agency);
  const [search, setSearch] = useSearchParams();
  const months = monthsToChoose(now, period).map((month) => ({ value: month, label: monthText(month, language) }));
  const choose = (changed: Readonly<Record<string, string>>) => {
    const chosen = { ...Object.fromEntries(search), ...period, ...changed };
    setSearch(new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')));
  };
  return (
    <div className="desk-filters">
      <SelectField
        id="from"
        label={words.from}
        value={period.from}
        onChange={({ target }) => choose({ from: target.value })}
        options={months}
      />
      <SelectField
        id="to"
        label={words.to}
        error={period.from > period.to ? words.periodWrong : undefined}
        value={period.to}
        onChange={({ target }) => choose({ to: target.value })}
        options={months}
      />
      <SelectField
        id="agency"
        label={queue.agency}
        value={agency ?? usual}
        onChange={({ target }) => choose({ agency: target.value })}
        options={options}
      />
    </div>
  );
}
