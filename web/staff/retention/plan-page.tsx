import { Button } from 'antd';
import { useParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import { Loading } from '../../design/states.tsx';
import { usePages } from '../../session/use-pages.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDuty } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { PlanEntries, PlanFacts } from './plan-facts.tsx';
import { PlanRelease } from './plan-release.tsx';

/** One plan of a removal: what goes, what stays and why, its release, and what became of it. */
export function PlanPage() {
  const { planId = '' } = useParams();
  const { language, text } = useStaffText();
  const words = text.desk.retention;
  const { mayRelease } = useDuty();
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = usePages({
    list: ['retention-plan', planId],
    read: (api, next) =>
      taken(
        api.GET('/v1/staff/retention/plans/{planId}', { params: { path: { planId }, query: { limit: '50', next } } }),
      ),
  });
  const plan = data?.pages[0];
  return (
    <DeskPage title={`${words.plan} ${planId}`}>
      <p>
        <a href={pathIn(language, '/staff/retention')}>{words.back}</a>
      </p>
      {!plan && !error && <Loading>{words.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {plan && (
        <>
          <PlanFacts of={plan} />
          {mayRelease && <PlanRelease of={plan} onReleased={refetch} />}
          {!mayRelease && plan.status === 'DRAFT' && <p>{words.release.onlySupervisors}</p>}
          <PlanEntries of={data.pages.flatMap((page) => page.entries)} />
          {hasNextPage && (
            <Button loading={isFetching} onClick={() => void fetchNextPage()}>
              {text.desk.file.more}
            </Button>
          )}
        </>
      )}
    </DeskPage>
  );
}
