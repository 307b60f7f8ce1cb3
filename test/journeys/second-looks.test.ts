import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXPLANATION, NOTE } from '../support/decisions.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { type SampledCase, sampledCases } from './support/second-looks.ts';

let running: Running;
let journey: Journey;
/** Three cases whose approval gets a second look. */
let sampled: readonly SampledCase[];
const FIRST = { staffId: 'staff-of-the-first-look', roles: ['fund-reviewer'] };

beforeAll(async () => {
  running = await startJourney(undefined, { secondLooks: 'all' });
  journey = running.journey;
  sampled = await sampledCases(journey, 'FUND_REVIEW', {
    count: 3,
    reach: () => journey.checked(),
    body: { outcome: 'APPROVE', note: NOTE },
    member: FIRST,
  });
}, 300_000);
afterAll(() => running.stop());

const decide = async (taskId: string, body: object, member: object = {}) =>
  journey.send('decideTask', {
    token: await journey.staffToken({ roles: ['fund-reviewer'], ...member }),
    params: { taskId },
    body,
  });

function sampledCase(index: number): SampledCase {
  const found = sampled[index];
  if (!found) throw new Error('There are not enough sampled cases');
  return found;
}

test('a second look that agrees leaves no more than its event, and the case goes on meanwhile', async () => {
  const { person, applicationId, taskId } = sampledCase(0);
  const token = await journey.staffToken({ roles: ['fund-reviewer'] });
  const { text, body } = await journey.send('readTask', { token, params: { taskId } });
  expect(body).toMatchObject({ kind: 'FUND_SECOND_LOOK', status: 'OPEN', evidence: { earlierDecisions: [] } });
  expect(body?.evidence.application).toMatchObject({ phase: 'FUND_REVIEW', reasons: [] });
  for (const telling of [FIRST.staffId, NOTE, 'AWAITING_PUBLICATION', 'outcome":"APPROVE']) {
    expect(text).not.toContain(telling);
  }
  expect(await journey.phaseOf(person, applicationId)).toBe('AWAITING_PUBLICATION');

  const own = await decide(taskId, { outcome: 'APPROVE' }, FIRST);
  expect(own).toMatchObject({ status: 403, problem: { type: '/problems/separation-of-duties' } });
  const made = await decide(taskId, { outcome: 'APPROVE' });
  expect(made).toMatchObject({ status: 200, body: { status: 'DECIDED' } });
  expect((await decide(taskId, { outcome: 'APPROVE' })).text).toBe(made.text);
  expect(await decide(taskId, { outcome: 'REFUSE', explanation: EXPLANATION })).toMatchObject({
    status: 409,
    problem: { type: '/problems/already-decided' },
  });
  expect((await journey.eventsOf(applicationId)).at(-1)).toBe('SECOND_LOOK_DECIDED');
  expect(await journey.phaseOf(person, applicationId)).toBe('AWAITING_PUBLICATION');
  await expect(journey.openTask('DISAGREEMENT', applicationId)).rejects.toThrow('There is no open');
});

test('a second look that differs goes to a supervisor, who suspends the case by the usual way', async () => {
  const { person, applicationId, taskId } = sampledCase(1);
  expect(await decide(taskId, { outcome: 'REFUSE' })).toMatchObject({
    status: 400,
    problem: { errors: [{ pointer: '/explanation' }] },
  });
  const refused = { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'], explanation: EXPLANATION };
  expect(await decide(taskId, refused)).toMatchObject({ status: 200, body: { decision: { outcome: 'REFUSE' } } });
  expect(await journey.phaseOf(person, applicationId)).toBe('AWAITING_PUBLICATION');

  const token = await journey.auditorToken();
  const { events } = await journey.ask('listCaseEvents', { token, params: { applicationId }, query: { limit: '100' } });
  expect(events.at(-1)).toMatchObject({
    event: 'SECOND_LOOK_DECIDED',
    secondLook: { stage: 'FUND_REVIEW', agency: '210202', agrees: false },
  });
  const { earlierDecisions } = await journey.evidenceOf('DISAGREEMENT', applicationId);
  expect(earlierDecisions.map(({ kind, outcome }) => `${kind} ${outcome}`).sort()).toEqual([
    'FUND_REVIEW APPROVE',
    'FUND_SECOND_LOOK REFUSE',
  ]);
  await journey.decide('DISAGREEMENT', applicationId, { outcome: 'UPHOLD' });
  expect(await journey.suspend(applicationId)).toMatchObject({ phase: 'SUSPENDED' });
});

test('neither the applicant nor a later stage waits for a second look', async () => {
  const { person, applicationId } = sampledCase(2);
  const { closesAt } = await journey.read(person, applicationId);
  await journey.advanceTo(closesAt ?? '');
  await journey.advanceBy('P4D');
  expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
  const { timeline } = await journey.read(person, applicationId);
  expect(timeline.map(({ text }) => text).join()).not.toContain('复审');
  expect(await journey.openTask('FUND_SECOND_LOOK', applicationId)).toMatchObject({ status: 'OPEN' });
  await journey.advanceBy('P30D');
  expect(await journey.openTask('FUND_SECOND_LOOK', applicationId)).toMatchObject({ overdue: true });
});
