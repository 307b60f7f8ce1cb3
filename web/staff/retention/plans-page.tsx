import { Button } from 'antd';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import { Empty, Loading } from '../../design/states.tsx';
import { usePages } from '../../session/use-pages.ts';
import { numberText, timeText } from '../../text/format.ts';
import { DeskPage } from '../desk-page.tsx';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { PlanTag } from './plan-tag.tsx';

/** The plans of removals, the latest first: how many cases each removes, and how many stay. */
export function PlansPage() {
  const { language, text } = useStaffText();
  const words = text.desk.retention;
  const { data, error, refetch, isPending, isFetching, hasNextPage, fetchNextPage } = usePages({
    list: ['retention-plans'],
    read: (api, next) =>
      taken(api.GET('/v1/staff/retention/plans', { params: { path: {}, query: { limit: '50', next } } })),
  });
  const plans = data?.pages.flatMap((page) => page.plans) ?? [];
  return (
    <DeskPage title={words.title}>
      <p>{words.intro}</p>
      {isPending && <Loading>{words.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && plans.length === 0 && <Empty text={words.empty} />}
      {plans.length > 0 && (
        <Scrolled label={words.title}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{words.plan}</th>
                <th scope="col">{words.status}</th>
                <th scope="col">{words.dueCount}</th>
                <th scope="col">{words.heldCount}</th>
                <th scope="col">{words.drawnUpAt}</th>
              </tr>
            </thead>
            <tbody>
              {plans.map(({ planId, status, dueCount, heldCount, drawnUpAt }) => (
                <tr key={planId}>
                  <td>
                    <a href={pathIn(language, `/staff/retention/${planId}`)}>{planId}</a>
                  </td>
                  <td>
                    <PlanTag status={status} />
                  </td>
                  <td>{numberText(dueCount, language)}</td>
                  <td>{numberText(heldCount, language)}</td>
                  <td>{timeText(drawnUpAt, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
      {hasNextPage && (
        <Button loading={isFetching} onClick={() => void fetchNextPage()}>
          {text.desk.file.more}
        </Button>
      )}
    </DeskPage>
  );
}
