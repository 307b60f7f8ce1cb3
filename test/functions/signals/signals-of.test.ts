import { describe, expect, test } from 'vitest';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { readTask } from '../../../functions/review/read-task.ts';
import { signalsOf } from '../../../functions/signals/signals-of.ts';
import { readCaseFileRoute } from '../../../shared/contracts/review.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { markStore } from '../../../shared/table/mark-store.ts';
import { bodyOf } from '../../support/answers.ts';
import { AGENCY, threeYes } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk } = await aService();
const CITY = aStaffMember('auditor');
const DISTRICT = aStaffMember('fund-reviewer', { agency: AGENCY });
const nextPerson = countingPeople(100);

/** A case under fund review whose numbers are found. */
async function markedCase(person: Person, agency = AGENCY): Promise<string> {
  const id = await walk.submit(person);
  await walk.verify(id, threeYes(deps, agency));
  await walk.open(id, 'FUND_REVIEW');
  await deps.marks.mark(await deps.applications.byId(id));
  return id;
}
const signals = async (id: string, caller = CITY) => signalsOf(caller, await deps.applications.byId(id), deps);

describe('a signal', () => {
  test.each([
    ['PHONE', (one: Person, other: Person): Person => ({ ...other, phone: one.phone })],
    ['ACCOUNT', (one: Person, other: Person): Person => ({ ...other, accountNumber: one.accountNumber })],
    ['CERTIFICATE', (one: Person, other: Person): Person => ({ ...other, certificateNumber: one.certificateNumber })],
  ] as const)('names the case of another person with the same %s, in both cases', async (kind, sharing) => {
    const one = nextPerson();
    const first = await markedCase(one);
    const second = await markedCase(sharing(one, nextPerson()));
    const shown = (applicationId: string) => [
      {
        kind,
        applications: [
          { applicationId, agency: AGENCY, phase: 'FUND_REVIEW', submittedAt: '2021-06-16T09:00:00+08:00' },
        ],
      },
    ];
    expect(await signals(first)).toEqual(shown(second));
    expect(await signals(second)).toEqual(shown(first));
  });

  test('is none about the same person, nor where nobody shares a number', async () => {
    const person = nextPerson();
    const id = await markedCase(person);
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
    expect(await signals(await markedCase(person))).toEqual([]);
  });

  test('names a case of another agency to a district without anything about it, and to the city with it', async () => {
    const one = nextPerson();
    const elsewhere = await markedCase(one, '210203');
    const id = await markedCase({ ...nextPerson(), phone: one.phone });
    expect(await signals(id, DISTRICT)).toEqual([
      { kind: 'PHONE', applications: [{ applicationId: elsewhere, agency: '210203' }] },
    ]);
    expect(await signals(id)).toMatchObject([{ applications: [{ agency: '210203', phase: 'FUND_REVIEW' }] }]);
  });

  test('says that the other case declares another number by now', async () => {
    const one = nextPerson();
    const first = await markedCase(one);
    const id = await markedCase({ ...nextPerson(), phone: one.phone });
    const moved = await deps.applications.byId(first);
    await deps.marks.mark({ ...moved, applicant: { ...moved.applicant, phone: aPerson(99).phone } });
    expect(await signals(id)).not.toMatchObject([{ applications: [{ former: true }] }]);
    const changed = { ...moved, applicant: { ...moved.applicant, phone: aPerson(99).phone } };
    const applications = { ofPerson: async () => [changed] };
    expect(await signalsOf(CITY, await deps.applications.byId(id), { ...deps, applications })).toMatchObject([
      { kind: 'PHONE', applications: [{ applicationId: first, former: true }] },
    ]);
  });

  test('shows twenty cases, and says that there are more', async () => {
    const { phone } = nextPerson();
    const id = await markedCase({ ...nextPerson(), phone });
    for (let each = 0; each < 20; each += 1) await markedCase({ ...nextPerson(), phone });
    const [twenty] = await signals(id);
    expect(twenty?.applications).toHaveLength(20);
    expect(twenty).not.toHaveProperty('more');
    await markedCase({ ...nextPerson(), phone });
    const [more] = await signals(id);
    expect(more?.applications).toHaveLength(20);
    expect(more?.more).toBe(true);
  });

  test('leaves out a case that is not there any more', async () => {
    const one = nextPerson();
    const gone = await deps.applications.byId(await markedCase(one));
    const id = await markedCase({ ...nextPerson(), phone: one.phone });
    const applications = { ofPerson: async () => [] };
    expect(gone.applicant.phone).toBe(one.phone);
    expect(await signalsOf(CITY, await deps.applications.byId(id), { ...deps, applications })).toEqual([]);
  });

  test('is found under the key of the service only', async () => {
    const one = nextPerson();
    await markedCase(one);
    const id = await markedCase({ ...nextPerson(), phone: one.phone });
    const marks = markStore(table, 'another-key');
    expect(await signalsOf(CITY, await deps.applications.byId(id), { ...deps, marks })).toEqual([]);
  });
});

test('task and case file show the signals', async () => {
  const one = nextPerson();
  await markedCase(one);
  const id = await markedCase({ ...nextPerson(), accountNumber: one.accountNumber });
  const expected = await signals(id);
  expect(expected).toMatchObject([{ kind: 'ACCOUNT' }]);
  const task = await readTask({ ...asStaff(CITY), params: { taskId: taskIdOf(id, 'FUND_REVIEW') } }, deps);
  expect(bodyOf(task).evidence.signals).toEqual(expected);
  const file = bodyOf(await readCaseFile({ ...asStaff(CITY), params: { applicationId: id } }, deps));
  expect(file.signals).toEqual(expected);
  expect(readCaseFileRoute.success.view.parse(file)).toEqual(file);
});
