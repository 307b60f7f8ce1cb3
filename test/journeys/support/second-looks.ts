import type { SecondLookStage } from '../../../shared/domain/task-kind.ts';
import { SECOND_LOOK_AT } from '../../../shared/domain/task-kind.ts';
import type { Journey } from './journey.ts';
import type { Person } from './people.ts';
import { CITY, type StaffMember } from './staff.ts';

/** A case whose decision was sampled. */
export interface SampledCase {
  readonly person: Person;
  readonly applicationId: string;
  /** The task of the second look. */
  readonly taskId: string;
}

/** Which cases are decided, and how. */
interface Sampling {
  readonly count: number;
  /** Takes a new person's case to the stage. */
  readonly reach: () => Promise<Pick<SampledCase, 'person' | 'applicationId'>>;
  readonly body: { readonly outcome: string; readonly [field: string]: unknown };
  readonly member?: StaffMember;
}

/** Cases whose decision gets a second look, in a service where each does. */
export async function sampledCases(
  journey: Journey,
  stage: SecondLookStage,
  { count, reach, body, member }: Sampling,
): Promise<readonly SampledCase[]> {
  const cases = [];
  for (let each = 0; each < count; each += 1) cases.push(await reach());
  for (const { applicationId } of cases) await journey.decide(stage, applicationId, body, member);
  const tasks = await openTasks(journey, stage);
  return cases.map((each) => {
    const task = tasks.find(({ applicationId }) => applicationId === each.applicationId);
    if (!task) throw new Error(`The decision of ${each.applicationId} got no second look`);
    return { ...each, taskId: task.taskId };
  });
}

async function openTasks(journey: Journey, stage: SecondLookStage) {
  const token = await journey.staffToken({ roles: ['reviewer'], agency: CITY });
  const query = { kind: SECOND_LOOK_AT[stage], status: 'OPEN', limit: '100' };
  return (await journey.ask('listTasks', { token, query })).tasks;
}
