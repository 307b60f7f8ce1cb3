import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { taken } from '../../api/api-client.ts';
import { SelectField } from '../../design/field.tsx';
import { Empty, Loading } from '../../design/states.tsx';
import { useApi } from '../../session/session-context.tsx';
import { moneyText, numberText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { DeskPage } from '../desk-page.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { BudgetTable } from './budget-table.tsx';
import { ForecastTable } from './forecast-table.tsx';

/** The budgets of a year, what was ordered and is left, and what the open cases should still need by month. */
export function BudgetPage() {
  const { language, text } = useStaffText();
  const { budget: words, queue } = text.desk;
  const [search, setSearch] = useSearchParams();
  const [agency, year] = [search.get('agency') || undefined, search.get('year') || undefined];
  const { agencies, nameOf } = useAgencies();
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['budget', agency, year],
    queryFn: () => taken(api.GET('/v1/staff/reports/budget', { params: { path: {}, query: { agency, year } } })),
  });
  const choose = (changed: { readonly agency?: string; readonly year?: string }) => {
    const chosen = { agency: agency ?? '', year: year ?? '', ...changed };
    setSearch(new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')));
  };
  return (
    <DeskPage title={words.title}>
      <p>{words.intro}</p>
      <div className="desk-filters">
        <SelectField
          id="year"
          label={words.year}
          value={String(data?.year ?? year ?? '')}
          onChange={({ target }) => choose({ year: target.value })}
          options={yearsAround(data?.year, year).map((value) => ({ value, label: value }))}
        />
        <SelectField
          id="agency"
          label={queue.agency}
          value={agency ?? ''}
          onChange={({ target }) => choose({ agency: target.value })}
          options={[
            { value: '', label: queue.allAgencies },
            ...agencies.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </div>
      {!data && !error && <Loading>{text.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && (
        <>
          <h2>{words.budgets}</h2>
          {data.budgets.length === 0 && <Empty text={words.noBudget} />}
          {data.budgets.length > 0 && <BudgetTable of={data.budgets} nameOf={nameOf} />}
          <p>{words.waiting(numberText(data.waiting.count, language), moneyText(data.waiting.fen))}</p>
          <h2>{words.needed}</h2>
          <p>{words.neededHint}</p>
          {data.forecast.length === 0 && <Empty text={words.nothingNeeded} />}
          {data.forecast.length > 0 && <ForecastTable of={data.forecast} nameOf={nameOf} />}
          <p className="secondary">{words.asOf(timeText(data.asOf, language))}</p>
        </>
      )}
    </DeskPage>
  );
}

/** The year that is shown, the one before and the one after it, so that any year can be reached. */
function yearsAround(shown: number | undefined, asked: string | undefined): readonly string[] {
  const year = shown ?? Number(asked);
  return Number.isInteger(year) && year > 0 ? [year + 1, year, year - 1].map(String) : [''];
}
