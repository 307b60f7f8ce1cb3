import { describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { proposeReversal } from '../../../functions/remedy/propose-reversal.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { SUBMITTED_AT } from '../../support/applications.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { NOTE } from '../../support/decisions.ts';
import { itemsOf } from '../../support/partition.ts';
import { aStaffMember, asStaff, countingPeople } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk, stored } = await aService();
const nextPerson = countingPeople();

const JUDGMENT = { basis: 'COURT', documentNumber: '（2021）辽02行终1号', note: NOTE } as const;
type Judgment = Readonly<Record<keyof typeof JUDGMENT, string>> & Pick<typeof JUDGMENT, 'basis'>;
const proposer = aStaffMember('supervisor', { subject: 'staff-proposer' });
const colleague = aStaffMember('supervisor', { subject: 'staff-colleague' });
const propose = (
  applicationId: string,
  {
    caller = proposer,
    idempotencyKey,
    body = JUDGMENT,
  }: { caller?: StaffCaller; idempotencyKey?: string; body?: Judgment } = {},
  different: object = {},
) =>
  proposeReversal({ ...asStaff(caller), params: { applicationId }, body, idempotencyKey }, { ...deps, ...different });

describe('a reversal', () => {
  test('is put before a second supervisor of the city, and changes nothing else', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    const before = await stored.application(id);
    const items = await itemsOf(table, person);
    const task = bodyOf(await propose(id));
    expect(task).toMatchObject({
      kind: 'REVERSAL',
      status: 'OPEN',
      agency: '210200',
      dueAt: '2021-07-01T00:00:00+08:00',
    });
    const { version, eventCount, lastEventHash, ...after } = await stored.application(id);
    expect(after).toEqual({ ...before, version: undefined, eventCount: undefined, lastEventHash: undefined });
    expect([version, eventCount]).toEqual([before.version + 1, before.eventCount + 1]);
    expect((await stored.trail(id)).at(-1)).toMatchObject({
      event: 'REVERSAL_PROPOSED',
      actor: { kind: 'staff', staffId: proposer.subject },
      hash: lastEventHash,
    });
    expect(await itemsOf(table, person)).toHaveLength(items.length + 2);
    expect(JSON.stringify(await stored.tasks(id))).not.toContain(proposer.idNumber);
  });

  test.each(STAFF_ROLES.filter((role) => role !== 'supervisor'))('is not proposed with the role %s', async (role) => {
    const refusal = await refusalOf(propose('NEVER', { caller: aStaffMember(role) }));
    expect(refusal).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
  });

  test('is not proposed by a district, nor by whoever may be the applicant', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('REJECTED', person);
    const district = aStaffMember('supervisor', { agency: '210202' });
    expect(await refusalOf(propose(id, { caller: district }))).toMatchObject({ status: 403, code: 'WRONG_AGENCY' });
    for (const self of [{ idNumber: person.idNumber }, { name: person.name }, { subject: person.subject }]) {
      const caller = aStaffMember('supervisor', self);
      expect(await refusalOf(propose(id, { caller }))).toMatchObject({ status: 403, code: 'OWN_APPLICATION' });
    }
  });

  test.each(
    withPeople(
      REACHABLE_PHASES.filter((phase) => phase !== 'REJECTED'),
      200,
    ),
  )('is not proposed on a case in %s', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    expect(await refusalOf(propose(id))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
  });

  test('waits alone: of two decisions that race one is refused', async () => {
    const id = await walk.caseIn('REJECTED', nextPerson());
    const byId = interruptedOnce(deps.applications.byId, () => propose(id));
    const body = { ...JUDGMENT, documentNumber: '（2021）辽02行终2号' };
    const second = propose(id, { caller: colleague, body }, { applications: { ...deps.applications, byId } });
    expect(await refusalOf(second)).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    expect(await stored.tasks(id)).toHaveLength(1);
  });

  test('is confirmed by another supervisor who enters the same decision, and by nobody twice', async () => {
    const id = await walk.caseIn('REJECTED', nextPerson());
    await propose(id);
    expect(await refusalOf(propose(id))).toMatchObject({ status: 403, code: 'SECOND_STAGE' });
    expect(bodyOf(await propose(id, { caller: colleague }))).toMatchObject({
      status: 'DECIDED',
      decision: { outcome: 'CONFIRM', decidedBy: colleague.subject },
    });
    expect(await stored.application(id)).toMatchObject({ phase: 'REJECTED', overturned: { basis: JUDGMENT.basis } });
    expect(await refusalOf(propose(id))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
  });

  test('is a further round after one that was refused', async () => {
    const id = await walk.caseIn('REJECTED', nextPerson());
    await propose(id);
    await walk.decide(id, 'REVERSAL', { outcome: 'REFUSE' }, colleague);
    expect(bodyOf(await propose(id)).taskId).toBe(taskIdOf(id, 'REVERSAL', 2));
    const { deciders } = await stored.application(id);
    expect(deciders).toMatchObject([{ stage: 'REVERSAL', staffId: colleague.subject }]);
  });

  test('that is refused leaves a reconsideration due as it was', async () => {
    const id = await walk.caseIn('REJECTED', nextPerson());
    const application = await stored.application(id);
    await deps.applications.track(application, { nextDueAt: deps.clock.instant() });
    await propose(id);
    await walk.decide(id, 'REVERSAL', { outcome: 'REFUSE' }, colleague);
    expect((await stored.application(id)).nextDueAt).toBe(deps.clock.instant());
  });

  test('that is sent twice at once under a key has one answer, and is not confirmed', async () => {
    const id = await walk.caseIn('REJECTED', nextPerson());
    const send = (different = {}) => propose(id, { idempotencyKey: 'twin' }, different);
    const read = interruptedOnce(deps.idempotency.read, send);
    const answer = await send({ idempotency: { ...deps.idempotency, read } });
    expect(answer).toMatchObject({ replay: { status: 201 } });
    expect(await stored.tasks(id)).toMatchObject([{ kind: 'REVERSAL', status: 'OPEN' }]);
  });

  test('confirmed by entering it is answered again to the one who did', async () => {
    const id = await walk.caseIn('REJECTED', nextPerson());
    await propose(id);
    const first = bodyOf(await propose(id, { caller: colleague }));
    expect(bodyOf(await propose(id, { caller: colleague }))).toEqual(first);
  });

  test('under a key is answered as the first time, also once it is decided', async () => {
    deps.clock.set(SUBMITTED_AT);
    const id = await walk.caseIn('REJECTED', nextPerson());
    const first = bodyOf(await propose(id, { idempotencyKey: 'key' }));
    await walk.decide(id, 'REVERSAL', { outcome: 'CONFIRM' }, colleague);
    const again = { replay: { status: 201, text: JSON.stringify(first) } };
    expect(await propose(id, { idempotencyKey: 'key' })).toEqual(again);
    expect(await refusalOf(propose(id))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
  });
});
