import type { TableColumnsType } from 'antd';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { idText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { OutcomeTag } from '../case/outcome-tag.tsx';
import { DECIDING_ROLE } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';
import { Due } from './due.tsx';
import { type TaskFilter, withFilter } from './task-filter.ts';

type Task = Success<'listTasks'>['tasks'][number];

/** What the queue says of an open task. @param asOf now, by the service's clock */
export function useOpenColumns(filter: TaskFilter, asOf: string | undefined): TableColumnsType<Task> {
  const { language, text } = useStaffText();
  const { tasks, desk } = text;
  return useTaskColumns(filter, [
    {
      title: tasks.dueAt,
      dataIndex: 'dueAt',
      render: (at: string, { overdue }) => <Due at={at} overdue={overdue} asOf={asOf} />,
    },
    {
      title: tasks.openedAt,
      dataIndex: 'openedAt',
      render: (at: string, { ageWorkingDays: age }) => (
        <span className="number tagged">
          {timeText(at, language)} <span className="secondary">{age !== undefined && desk.claim.age(age)}</span>
        </span>
      ),
    },
    {
      title: desk.claim.assignee,
      key: 'assignee',
      render: (_: unknown, { assignee, leftBy }) => (
        <span className="tagged">
          {assignee ? (assignee.name ?? assignee.staffId) : <span className="secondary">{desk.claim.nobody}</span>}
          {leftBy && <span className="secondary">{desk.claim.leftBy(leftBy.name ?? leftBy.staffId)}</span>}
        </span>
      ),
    },
  ]);
}

/** What the list says of a decided task. Who decided it, and why, is read with the task. */
export function useDecidedColumns(filter: TaskFilter): TableColumnsType<Task> {
  const { language, text } = useStaffText();
  const { decision, queue, roles } = text.desk;
  return useTaskColumns(filter, [
    {
      title: decision.outcome,
      dataIndex: 'outcome',
      render: (outcome: Task['outcome'], { kind }) => outcome && <OutcomeTag kind={kind} outcome={outcome} />,
    },
    {
      title: queue.decidingRole,
      key: 'role',
      render: (_: unknown, { kind }) => roles[DECIDING_ROLE[kind]],
    },
    {
      title: queue.decidedAt,
      dataIndex: 'decidedAt',
      render: (at: Task['decidedAt']) => <span className="number">{at && timeText(at, language)}</span>,
    },
  ]);
}

/** The columns of every task; what is shown comes before the agency, which is the same in most rows. */
function useTaskColumns(filter: TaskFilter, shown: TableColumnsType<Task>): TableColumnsType<Task> {
  const { language, text } = useStaffText();
  const { nameOf } = useAgencies();
  const { tasks, case: words } = text;
  return [
    {
      title: tasks.application,
      dataIndex: 'applicationId',
      render: (id: string, { taskId }) => (
        <a className="number" data-task="" href={withFilter(pathIn(language, `/staff/tasks/${taskId}`), filter)}>
          {idText(id)}
        </a>
      ),
    },
    { title: tasks.kind, dataIndex: 'kind', render: (kind: Task['kind']) => words.taskKinds[kind] },
    ...shown,
    { title: tasks.agency, dataIndex: 'agency', render: nameOf },
  ];
}
