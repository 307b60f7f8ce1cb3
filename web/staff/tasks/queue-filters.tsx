import { useQuery } from '@tanstack/react-query';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import { SelectField } from '../../design/field.tsx';
import { Tag } from '../../design/tag.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { useAgencies } from '../agencies.ts';
import { TASK_KINDS } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';
import { type TaskFilter, withFilter } from './task-filter.ts';

/** The open tasks by agency and kind, as the service counts them, and its clock. */
export function useTaskCounts(agency: string | undefined) {
  const api = useApi();
  const person = usePerson();
  return useQuery({
    queryKey: ['task-counts', person?.subject, agency],
    queryFn: () => taken(api.GET('/v1/staff/task-counts', { params: { path: {}, query: { agency } } })),
  }).data;
}

interface QueueFiltersProps {
  readonly filter: TaskFilter;
  readonly onChange: (filter: TaskFilter) => void;
}

export function QueueFilters({ filter, onChange }: QueueFiltersProps) {
  const { text } = useStaffText();
  const { agencies } = useAgencies();
  const { queue, claim } = text.desk;
  return (
    <div className="desk-filters">
      <SelectField
        id="status"
        label={queue.status}
        value={filter.status ?? ''}
        onChange={({ target }) => onChange({ ...filter, status: target.value === 'DECIDED' ? 'DECIDED' : undefined })}
        options={[
          { value: '', label: queue.openTasks },
          { value: 'DECIDED', label: queue.decidedTasks },
        ]}
      />
      {!filter.status && (
        <SelectField
          id="assignee"
          label={claim.filter}
          value={filter.assignee ?? ''}
          onChange={({ target: { value } }) =>
            onChange({ ...filter, assignee: value === 'me' || value === 'none' ? value : undefined })
          }
          options={[
            { value: '', label: claim.all },
            { value: 'me', label: claim.mine },
            { value: 'none', label: claim.unclaimed },
          ]}
        />
      )}
      <SelectField
        id="kind"
        label={queue.kind}
        value={filter.kind ?? ''}
        onChange={({ target }) => onChange({ ...filter, kind: target.value || undefined })}
        options={[
          { value: '', label: queue.allKinds },
          ...TASK_KINDS.map((kind) => ({ value: kind, label: text.case.taskKinds[kind] })),
        ]}
      />
      <SelectField
        id="agency"
        label={queue.agency}
        value={filter.agency ?? ''}
        onChange={({ target }) => onChange({ ...filter, agency: target.value || undefined })}
        options={[
          { value: '', label: queue.allAgencies },
          ...agencies.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
    </div>
  );
}

type Counts = NonNullable<ReturnType<typeof useTaskCounts>>;

interface TaskCountsProps {
  readonly of: Counts;
  readonly filter: TaskFilter;
}

/** How many tasks of each kind are open, and how many of them are overdue. A kind leads to its tasks. */
export function TaskCounts({ of: { counts, complete }, filter }: TaskCountsProps) {
  const { language, text } = useStaffText();
  const { queue } = text.desk;
  const sums = TASK_KINDS.map((kind) => {
    const ofKind = counts.filter((count) => count.kind === kind);
    const sum = (what: 'open' | 'overdue') => ofKind.reduce((total, count) => total + count[what], 0);
    return { kind, open: sum('open'), overdue: sum('overdue') };
  }).filter(({ open }) => open > 0);
  return (
    <>
      <ul className="desk-counts number" aria-label={queue.counts}>
        {sums.map(({ kind, open, overdue }) => (
          <li key={kind} className="tagged">
            <a
              href={withFilter(pathIn(language, '/staff/tasks'), { ...filter, kind })}
              aria-current={filter.kind === kind || undefined}
            >
              {text.case.taskKinds[kind]}
            </a>
            {queue.open(open)}
            {overdue > 0 && <Tag tone="error">{queue.overdue(overdue)}</Tag>}
          </li>
        ))}
      </ul>
      {!complete && <p>{queue.atLeast}</p>}
    </>
  );
}
