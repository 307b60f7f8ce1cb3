import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useParams, useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import type { TaskOutcome } from '../../../shared/domain/task.ts';
import { taken } from '../../api/api-client.ts';
import { Alert } from '../../design/alert.tsx';
import { Loading } from '../../design/states.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { idText } from '../../text/format.ts';
import { Evidence } from '../case/evidence.tsx';
import { DeskPage } from '../desk-page.tsx';
import { useMayDecide } from '../duty.ts';
import { ShortcutHelp, useShortcuts } from '../shortcuts.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { nextTask } from './next-task.ts';
import { TaskDecision } from './task-decision.tsx';
import { filterIn, withFilter } from './task-filter.ts';

/** One task: what was declared and found, and the decision beside it. */
export function TaskPage() {
  const { taskId = '' } = useParams();
  // A task of its own begins with empty fields, so nothing typed for one case can be sent for another.
  return <OneTask key={taskId} taskId={taskId} />;
}

function OneTask({ taskId }: { readonly taskId: string }) {
  const { language, text } = useStaffText();
  const { decision, shortcuts, file } = text.desk;
  const [search] = useSearchParams();
  const filter = filterIn(search);
  const api = useApi();
  const queries = useQueryClient();
  const person = usePerson();
  const mayDecide = useMayDecide();
  const [, navigate] = useLocation();
  const decided = useHistoryState<{ readonly decided?: TaskOutcome } | null>()?.decided;
  const { data, error, refetch } = useQuery({
    queryKey: ['task', person?.subject, taskId],
    queryFn: () => taken(api.GET('/v1/staff/tasks/{taskId}', { params: { path: { taskId } } })),
  });
  const queue = withFilter('/staff/tasks', filter);
  const goOn = async (outcome?: TaskOutcome): Promise<void> => {
    void queries.invalidateQueries();
    const next = await nextTask(api, filter, taskId, mayDecide).catch(() => undefined);
    if (next === undefined) return navigate(queue, { state: { allDone: true } });
    navigate(withFilter(`/staff/tasks/${next}`, filter), { state: outcome ? { decided: outcome } : null });
  };
  useShortcuts({ n: () => void goOn(), u: () => navigate(queue) });
  return (
    <DeskPage title={data ? text.case.taskKinds[data.kind] : text.tasks.title}>
      <p className="number">
        {data && idText(data.applicationId)} <a href={pathIn(language, queue)}>{decision.toQueue}</a>{' '}
        <button className="button" data-kind="secondary" type="button" onClick={() => void goOn()}>
          {decision.next}
        </button>
      </p>
      {decided && (
        <Alert tone="done" announced>
          <p>{decision.done(text.desk.outcomes[decided])}</p>
        </Alert>
      )}
      <ShortcutHelp lines={[shortcuts.choose, shortcuts.write, shortcuts.send, shortcuts.next]} />
      {!data && !error && <Loading>{file.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && (
        <div className="desk-columns">
          <Evidence task={data} />
          <TaskDecision
            task={data}
            offered={mayDecide(data.kind)}
            onDecided={(outcome) => void goOn(outcome)}
            onReload={() => void refetch()}
          />
        </div>
      )}
    </DeskPage>
  );
}
