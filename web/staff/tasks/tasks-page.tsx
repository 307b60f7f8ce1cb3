import { Button, Empty, Table } from 'antd';
import { useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { taken } from '../../api/api-client.ts';
import { Alert } from '../../design/alert.tsx';
import { Loading } from '../../design/states.tsx';
import { usePages } from '../../session/use-pages.ts';
import { DeskPage } from '../desk-page.tsx';
import { Scrolled } from '../scrolled.tsx';
import { ShortcutHelp, useShortcuts } from '../shortcuts.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { type Decided, LastDecision } from './last-decision.tsx';
import { QueueFilters, TaskCounts, useTaskCounts } from './queue-filters.tsx';
import { useDecidedColumns, useOpenColumns } from './task-columns.tsx';
import { filterIn, type TaskFilter, withFilter } from './task-filter.ts';

/** The open tasks, oldest due first, so that those overdue are on top; or the decided ones, the latest first. */
export function TasksPage() {
  const { text } = useStaffText();
  const [search, setSearch] = useSearchParams();
  const filter = filterIn(search);
  const counts = useTaskCounts(filter.agency);
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useTasks(filter);
  const tasks = data?.pages.flatMap((page) => page.tasks) ?? [];
  const open = useOpenColumns(filter, counts?.asOf);
  const decided = useDecidedColumns(filter);
  const { shortcuts, decision, queue } = text.desk;
  const news = useHistoryState<{ readonly allDone?: boolean; readonly decided?: Decided } | null>();
  const title = filter.status ? queue.decidedTitle : text.tasks.title;
  useShortcuts({
    '/': () => document.getElementById('status')?.focus(),
    arrowdown: () => moveFocus(1),
    arrowup: () => moveFocus(-1),
  });
  return (
    <DeskPage title={title}>
      <p>{filter.status ? queue.decidedIntro : text.tasks.intro}</p>
      {news?.decided && <LastDecision of={news.decided} />}
      {news?.allDone && <Alert tone="done">{decision.allDone}</Alert>}
      <QueueFilters filter={filter} onChange={(to) => setSearch(new URLSearchParams(withFilter('', to).slice(1)))} />
      {counts && !filter.status && <TaskCounts of={counts} filter={filter} />}
      <ShortcutHelp lines={[shortcuts.list, shortcuts.filter]} />
      {isPending && <Loading>{text.tasks.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && tasks.length === 0 && (
        <Empty
          description={filter.status ? queue.noneDecided : text.tasks.empty}
          image={Empty.PRESENTED_IMAGE_SIMPLE}
        />
      )}
      {tasks.length > 0 && (
        <Scrolled label={title}>
          <Table
            columns={filter.status ? decided : open}
            dataSource={tasks}
            rowKey="taskId"
            pagination={false}
            size="small"
          />
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

function useTasks(filter: TaskFilter) {
  return usePages({
    list: ['tasks', filter],
    read: (api, next) =>
      taken(api.GET('/v1/staff/tasks', { params: { path: {}, query: { ...filter, limit: '50', next } } })),
  });
}
