import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningFixture, startFixture } from '../../running-fixture.ts';

let fixture: RunningFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

async function createCase(id: string, until: string): Promise<void> {
  expect((await fixture.call('POST', '/cases', { id, until })).status).toBe(201);
}

async function caseOf(id: string): Promise<Record<string, unknown>> {
  return (await fixture.call('GET', `/cases/${id}`)).body;
}

async function executionsOf(id: string) {
  return (await fixture.call('GET', `/local/executions/${id}`)).body.executions;
}

async function moveTo(instant: string): Promise<string> {
  const { status, body } = await fixture.call('POST', '/local/clock', { advanceTo: instant });
  expect(status).toBe(200);
  return body.now;
}

test('a case goes from the stream through checks with retries, a token and a wait to its end, and only the clock ends the wait', async () => {
  await createCase('plain', '2021-06-18T01:00:00Z');
  await fixture.call('POST', '/local/settle');
  expect(await caseOf('plain')).toMatchObject({ phase: 'REVIEW', taskToken: expect.any(String) });
  const [asking] = await executionsOf('plain');
  expect(asking).toMatchObject({ name: 'plain-1', status: 'RUNNING', isComplete: true, current: ['Ask'] });
  const checks = asking.steps.filter(({ state }: { readonly state: string }) => state.startsWith('Check '));
  expect(checks).toMatchObject([{ outcome: 'DONE' }, { outcome: 'DONE' }]);
  expect(Math.max(...checks.map(({ tries }: { readonly tries: number }) => tries))).toBeGreaterThan(1);

  expect((await fixture.call('POST', '/cases/plain/decision', {})).status).toBe(200);
  await fixture.call('POST', '/local/settle');
  expect((await caseOf('plain')).phase).toBe('WAITING');
  const [waiting] = await executionsOf('plain');
  expect(waiting.steps.at(-1)).toMatchObject({ state: 'Wait', outcome: 'RUNNING', until: '2021-06-18T09:00:00+08:00' });

  expect(await moveTo('2021-06-18T08:59:59+08:00')).toBe('2021-06-18T08:59:59+08:00');
  expect((await caseOf('plain')).phase).toBe('WAITING');
  await moveTo('2021-06-18T12:00:00+08:00');
  expect(await caseOf('plain')).toMatchObject({ phase: 'DONE', finishedAt: '2021-06-18T01:00:00.000Z' });
  const [ended] = await executionsOf('plain');
  expect(ended).toMatchObject({ status: 'SUCCEEDED', endedAt: '2021-06-18T09:00:00+08:00', current: [], last: 'Done' });
  expect((await fixture.call('GET', '/local/executions')).body.cases).toEqual([
    { applicationId: 'plain', status: 'SUCCEEDED', current: [], last: 'Done' },
  ]);
});

test('a token is answered once: later answers get the error that the task is over', async () => {
  await createCase('twice', '2021-07-01T00:00:00Z');
  await fixture.call('POST', '/local/settle');
  expect((await fixture.call('POST', '/cases/twice/decision', {})).status).toBe(200);
  const again = await fixture.call('POST', '/cases/twice/decision', {});
  expect([again.status, again.body.error]).toEqual([409, 'TaskTimedOut']);
});

test('the failure of a token is caught by the name of its error', async () => {
  await createCase('failed', '2021-07-01T00:00:00Z');
  await fixture.call('POST', '/local/settle');
  await fixture.call('POST', '/cases/failed/decision', { fail: true });
  await fixture.call('POST', '/local/settle');
  expect(await caseOf('failed')).toMatchObject({ phase: 'PARKED', error: 'ReviewFailed' });
});

test('a step that still fails after its retries is caught with the name of its error', async () => {
  await createCase('broken-register', '2021-07-01T00:00:00Z');
  await fixture.call('POST', '/local/settle');
  expect(await caseOf('broken-register')).toMatchObject({ phase: 'PARKED', error: 'RegisterUnansweredError' });
  const [parked] = await executionsOf('broken-register');
  expect([parked.status, parked.current, parked.last]).toEqual(['FAILED', [], 'Parked']);
  expect(parked.steps).toContainEqual(
    expect.objectContaining({ state: 'Check', outcome: 'FAILED', error: 'RegisterUnansweredError' }),
  );
});

test('fifty executions at once each get their own token', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `many-${index}`);
  await Promise.all(ids.map((id) => createCase(id, '2021-07-01T00:00:00Z')));
  await fixture.call('POST', '/local/settle');
  const tokens = await Promise.all(ids.map(async (id) => (await caseOf(id)).taskToken));
  expect(new Set(tokens).size).toBe(50);
  await Promise.all(ids.map((id) => fixture.call('POST', `/cases/${id}/decision`, {})));
  await fixture.call('POST', '/local/settle');
  const phases = await Promise.all(ids.map(async (id) => (await caseOf(id)).phase));
  expect(new Set(phases)).toEqual(new Set(['WAITING']));
});

test('a sweep that ticks at the instant at which a wait ends sees the case after the wait', async () => {
  const { body } = await fixture.call('GET', '/local/clock');
  const fullHour = new Date(Math.ceil(Date.parse(body.now) / 3_600_000 + 1) * 3_600_000).toISOString();
  await createCase('watched', fullHour);
  await fixture.call('POST', '/local/settle');
  await fixture.call('POST', '/cases/watched/decision', {});
  await moveTo(fullHour);
  expect(await caseOf('sweep')).toMatchObject({ seen: 'DONE', last: fullHour });
});

test('a record that cannot be delivered is retried for as long as its event source says, then becomes a reported dead letter and no longer delays later records', async () => {
  await createCase('poison', '2021-07-01T00:00:00Z');
  await createCase('behind', '2021-07-01T00:00:00Z');
  await fixture.call('POST', '/local/settle');
  const said = (): readonly string[] => fixture.said.filter((line) => /NotifyMapping .*not delivered/.test(line));
  expect([said(), (await caseOf('notified-behind')).times]).toEqual([[], undefined]);
  expect((await caseOf('behind')).phase).toBe('REVIEW');
  await fixture.call('POST', '/local/clock', { advanceBy: 'PT1H' });
  expect(said()).toHaveLength(1);
  expect((await caseOf('notified-behind')).times).toHaveLength(1);
});

test('simultaneous moves of the clock happen one after another', async () => {
  const before = Date.parse((await fixture.call('GET', '/local/clock')).body.now);
  await Promise.all(['PT1H', 'PT2H', 'P1D'].map((advanceBy) => fixture.call('POST', '/local/clock', { advanceBy })));
  expect(Date.parse((await fixture.call('GET', '/local/clock')).body.now) - before).toBe(27 * 3_600_000);
});

test.each([
  [{}],
  ['not json'],
  [{ advanceTo: 'tomorrow' }],
  [{ advanceTo: '2021-06-31T00:00:00+08:00' }],
  [{ advanceBy: '3 days' }],
  [{ advanceBy: '-P1D' }],
  [{ advanceBy: 'P11Y' }],
  [{ advanceBy: 'P1D', advanceTo: '2022-01-01T00:00:00Z' }],
  [{ advanceTo: '2021-06-16T08:59:59+08:00' }],
])('a move of the clock by %j is refused with a problem and moves nothing', async (move) => {
  const before = (await fixture.call('GET', '/local/clock')).body.now;
  const { status, headers, body } = await fixture.call('POST', '/local/clock', move);
  expect([status, body.status]).toEqual([400, 400]);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect((await fixture.call('GET', '/local/clock')).body.now).toBe(before);
});

test('the world answers other addresses under /local, and an unknown one is a 404', async () => {
  expect((await fixture.call('GET', '/local/messages')).body).toEqual({ messages: [] });
  expect((await fixture.call('GET', '/local/nothing')).status).toBe(404);
});
