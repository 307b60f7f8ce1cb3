import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Loading } from '../../design/states.tsx';
import { Tag } from '../../design/tag.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { endText, idText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { DeskPage } from '../desk-page.tsx';
import { Scrolled } from '../scrolled.tsx';
import { ShortcutHelp, useShortcuts } from '../shortcuts.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { ageText, dueText } from './due.ts';
import { QueueFilters, TaskCounts, useTaskCounts } from './queue-filters.tsx';
import { filterIn, type TaskFilter, withFilter } from './task-filter.ts';

type Task = Success<'listTasks'>['tasks'][number];

/** The open tasks of the member of staff, oldest due first, so that those overdue are on top. */
export function TasksPage() {
  const { text } = useStaffText();
  const [search, setSearch] = useSearchParams();
  const filter = filterIn(search);
  const counts = useTaskCounts(filter.agency);
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useOpenTasks(filter);
  const tasks = data?.pages.flatMap((page) => page.tasks) ?? [];
  const columns = useColumns(filter, counts?.asOf);
  const { shortcuts, decision } = text.desk;
  const allDone = useHistoryState<{ readonly allDone?: boolean } | null>()?.allDone;
  useShortcuts({
    '/': () => document.getElementById('kind')?.focus(),
    arrowdown: () => moveFocus(1),
    arrowup: () => moveFocus(-1),
  });
  return (
    <DeskPage title={text.tasks.title}>
      {allDone && <Alert tone="done">{decision.allDone}</Alert>}
      <QueueFilters filter={filter} onChange={(to) => setSearch(new URLSearchParams(withFilter('', to).slice(1)))} />
      {counts && <TaskCounts of={counts} />}
      <ShortcutHelp lines={[shortcuts.list, shortcuts.filter]} />
      {isPending && <Loading>{text.tasks.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && tasks.length === 0 && <Empty description={text.tasks.empty} image={Empty.PRESENTED_IMAGE_SIMPLE} />}
      {tasks.length > 0 && (
        <Scrolled label={text.tasks.title}>
          <Table columns={columns} dataSource={tasks} rowKey="taskId" pagination={false} size="small" />
        </Scrolled>
      )}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.tasks.more}
        </Button>
      )}
    </DeskPage>
  );
}

/** Moves from one task to another in the list; from elsewhere on the page, to the first one. */
function moveFocus(by: 1 | -1): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLSelectElement) return;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-task]')];
  const at = focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1;
  links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

function useOpenTasks(filter: TaskFilter) {
  const api = useApi();
  const person = usePerson();
  return useInfiniteQuery({
    queryKey: ['tasks', person?.subject, filter],
    queryFn: ({ pageParam }) =>
      taken(api.GET('/v1/staff/tasks', { params: { path: {}, query: { ...filter, limit: '50', next: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}

function useColumns(filter: TaskFilter, asOf: string | undefined): TableColumnsType<Task> {
  const { language, text } = useStaffText();
  const { nameOf } = useAgencies();
  const { tasks, case: words, desk } = text;
  return [
    {
      title: tasks.application,
      dataIndex: 'applicationId',
      render: (id: string, { taskId }) => (
        <a className="number" data-task="" href={withFilter(pathIn(language, `/staff/tasks/${taskId}`), filter)}>
          <span className="visually-hidden">{desk.queue.open('')} </span>
          {idText(id)}
        </a>
      ),
    },
    { title: tasks.kind, dataIndex: 'kind', render: (kind: Task['kind']) => words.taskKinds[kind] },
    { title: tasks.agency, dataIndex: 'agency', render: nameOf },
    {
      title: tasks.openedAt,
      dataIndex: 'openedAt',
      render: (at: string) => (
        <span className="number">
          {timeText(at, language)} {asOf && <span className="secondary">{ageText(at, asOf, desk.queue)}</span>}
        </span>
      ),
    },
    {
      title: tasks.dueAt,
      dataIndex: 'dueAt',
      render: (at: string, { overdue }) => (
        <span className="number">
          {endText(at, language)} {asOf && <span className="secondary">{dueText(at, asOf, desk.queue)}</span>}{' '}
          {overdue && <Tag tone="error">{tasks.overdue}</Tag>}
        </span>
      ),
    },
  ];
}
