import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Table, type TableColumnsType, Tag } from 'antd';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Loading } from '../../design/states.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { endText, idText, timeText } from '../../text/format.ts';
import type { InLanguage } from '../../text/texts.ts';
import type { StaffText } from '../../text/zh/staff.ts';
import { DeskPage } from '../desk-page.tsx';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';

type Task = Success<'listTasks'>['tasks'][number];

/** The open tasks of the member of staff, oldest due first. */
export function TasksPage() {
  const shown = useStaffText();
  const { text } = shown;
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useOpenTasks();
  const tasks = data?.pages.flatMap((page) => page.tasks) ?? [];
  return (
    <DeskPage title={text.tasks.title}>
      {isPending && <Loading>{text.tasks.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && tasks.length === 0 && <Empty description={text.tasks.empty} image={Empty.PRESENTED_IMAGE_SIMPLE} />}
      {tasks.length > 0 && (
        <Scrolled label={text.tasks.title}>
          <Table columns={columnsOf(shown)} dataSource={tasks} rowKey="taskId" pagination={false} size="small" />
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

function useOpenTasks() {
  const api = useApi();
  const person = usePerson();
  return useInfiniteQuery({
    queryKey: ['tasks', person?.subject],
    queryFn: ({ pageParam }) =>
      taken(api.GET('/v1/staff/tasks', { params: { path: {}, query: { limit: '50', next: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}

function columnsOf({ language, text }: InLanguage<StaffText>): TableColumnsType<Task> {
  const { tasks, case: words } = text;
  return [
    { title: tasks.kind, dataIndex: 'kind', render: (kind: Task['kind']) => words.taskKinds[kind] },
    { title: tasks.application, dataIndex: 'applicationId', render: (id: string) => idText(id) },
    { title: tasks.agency, dataIndex: 'agency' },
    { title: tasks.openedAt, dataIndex: 'openedAt', render: (at: string) => timeText(at, language) },
    {
      title: tasks.dueAt,
      dataIndex: 'dueAt',
      render: (at: string, { overdue }) => (
        <>
          {endText(at, language)} {overdue && <Tag color="error">{tasks.overdue}</Tag>}
        </>
      ),
    },
  ];
}
