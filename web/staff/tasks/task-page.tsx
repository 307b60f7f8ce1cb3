import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams, useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { LANGUAGE_PREFIX, pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import { Button } from '../../design/button.tsx';
import { Loading } from '../../design/states.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { CaseLink } from '../case/case-link.tsx';
import { Evidence } from '../case/evidence.tsx';
import { DeskPage } from '../desk-page.tsx';
import { isSecondLook, useDuty } from '../duty.ts';
import { TaskClaim } from '../sharing/task-claim.tsx';
import { ShortcutHelp, useShortcuts } from '../shortcuts.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { Due } from './due.tsx';
import { Extension } from './extension.tsx';
import { type Decided, LastDecision } from './last-decision.tsx';
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
  const { mayDecide } = useDuty();
  const [, navigate] = useLocation();
  const decided = useHistoryState<{ readonly decided?: Decided } | null>()?.decided;
  const queryKey = ['task', person?.subject, taskId];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => taken(api.GET('/v1/staff/tasks/{taskId}', { params: { path: { taskId } } })),
  });
  const queue = withFilter('/staff/tasks', filter);
  const [leaving, setLeaving] = useState(false);
  const goOn = async (made?: Decided): Promise<void> => {
    if (leaving) return;
    setLeaving(true);
    // The next page asks anew. This one does not: each reading of a case is recorded.
    void queries.invalidateQueries({ refetchType: 'none' });
    const toDo = { ...filter, status: undefined };
    const news = made ? { decided: made } : {};
    try {
      const next = await nextTask(api, filter, taskId, mayDecide);
      if (next === undefined) navigate(withFilter('/staff/tasks', toDo), { state: { ...news, allDone: true } });
      else navigate(withFilter(`/staff/tasks/${next}`, toDo), { state: news });
    } catch {
      // The queue asks again, and says what is wrong.
      navigate(withFilter('/staff/tasks', toDo), { state: news });
    }
  };
  useShortcuts({ n: () => void goOn(), u: () => navigate(queue) });
  return (
    <DeskPage title={data ? text.case.taskKinds[data.kind] : text.tasks.title}>
      <div className="desk-line">
        {data && !(data.status === 'OPEN' && isSecondLook(data.kind)) && (
          <CaseLink applicationId={data.applicationId} prefix={LANGUAGE_PREFIX[language]} />
        )}
        {data?.status === 'OPEN' && (
          <span className="tagged">
            {text.tasks.dueAt} <Due at={data.dueAt} overdue={data.overdue} />
          </span>
        )}
        <a href={pathIn(language, queue)}>{filter.status ? decision.toDecided : decision.toQueue}</a>
        <Button kind="secondary" busy={leaving} onClick={() => void goOn()}>
          {decision.next}
        </Button>
      </div>
      {decided && <LastDecision of={decided} />}
      <ShortcutHelp lines={[shortcuts.choose, shortcuts.write, shortcuts.send, text.desk.claim.key, shortcuts.next]} />
      {!data && !error && <Loading>{file.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && (
        <TaskClaim
          task={data}
          offered={mayDecide(data.kind)}
          // Nothing else of the case changes by it, so the case is not read again.
          onChanged={({ assignee, transfer, agency }) =>
            queries.setQueryData(queryKey, { ...data, assignee, transfer, agency })
          }
        />
      )}
      {data && (
        <Extension
          task={data}
          offered={mayDecide(data.kind)}
          // The rest of the case is as it was. Each reading of it is recorded, so it is not read again.
          onExtended={(extended) => queries.setQueryData(queryKey, { ...data, ...extended })}
        />
      )}
      {data && (
        <div className="desk-columns">
          <Evidence task={data} />
          <TaskDecision
            task={data}
            offered={mayDecide(data.kind)}
            leaving={leaving}
            onDecided={(outcome) => void goOn({ kind: data.kind, outcome })}
            onNext={() => void goOn()}
            onReload={() => void refetch()}
          />
        </div>
      )}
    </DeskPage>
  );
}
