import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { taken } from '../../api/api-client.ts';
import { ProblemError, troubleOf } from '../../api/trouble.ts';
import { Loading } from '../../design/states.tsx';
import { useApi } from '../../session/session-context.tsx';
import { DeskPage } from '../desk-page.tsx';
import { ServiceRefusal } from '../service-refusal.tsx';
import { useServiceTime } from '../service-time.ts';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { ExportsSection } from './exports-section.tsx';
import { daysOf, periodOf } from './period.ts';
import { ReportFilters } from './report-filters.tsx';
import { SummarySections } from './summary-sections.tsx';

/** What the running counts say of a period and of one agency or all: tables, and charts of the same numbers. */
export function ReportsPage() {
  const { text } = useStaffText();
  const words = text.desk.reports;
  const [search] = useSearchParams();
  const now = useServiceTime();
  const period = periodOf(search, now);
  const agency = search.get('agency') || undefined;
  const isInOrder = period !== undefined && period.from <= period.to;
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['report-summary', period, agency],
    queryFn: () =>
      taken(
        api.GET('/v1/staff/reports/summary', {
          params: { path: {}, query: { ...daysOf(period ?? { from: '', to: '' }), agency } },
        }),
      ),
    enabled: isInOrder,
  });
  // What is too much for a summary, or cannot be summed up now, can still be exported.
  const mayExport = data !== undefined || (error !== null && troubleOf(error) !== 'forbidden');
  return (
    <DeskPage title={words.title}>
      <p>{words.intro}</p>
      {now && period && <ReportFilters period={period} agency={agency} now={now} />}
      {!data && !error && (isInOrder || !period) && <Loading>{text.loading}</Loading>}
      {error && <SummaryTrouble error={error} onRetry={refetch} />}
      {data && period && <SummarySections of={data} period={period} />}
      {isInOrder && mayExport && <ExportsSection period={period} agency={agency} />}
    </DeskPage>
  );
}

/** Why there is no summary. One that is too large is refused in the service's own sentences, which say what to do. */
function SummaryTrouble(props: { readonly error: unknown; readonly onRetry: () => void }) {
  const isRefused = props.error instanceof ProblemError && props.error.problem.status === 422;
  return isRefused ? <ServiceRefusal {...props} /> : <TroubleMessage {...props} />;
}
