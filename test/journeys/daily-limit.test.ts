import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney('2021-06-16T22:00:00+08:00');
  journey = running.journey;
});
afterAll(() => running.stop());

test('a loop of submitting and withdrawing ends after ten accepted submissions, until the next day in Beijing', async () => {
  const person = await journey.newcomer();
  const submit = async () => journey.send('submitApplication', await journey.submission(person));
  const answers = [];
  for (let round = 0; round < 12; round += 1) {
    const answer = await submit();
    answers.push(answer);
    if (answer.body) await journey.withdraw(person, answer.body.applicationId);
  }
  expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(201), 429, 429]);
  const last = answers.at(-1);
  expect(last?.problem).toMatchObject({
    type: '/problems/too-many-requests',
    detail: '您今日提交补贴申报的次数已达上限（撤回的申报也计算在内），请明日再提交。',
  });
  const seconds = Number(last?.headers.get('retry-after'));
  const midnight = Date.parse('2021-06-17T00:00:00+08:00');
  expect(Math.abs(midnight - Date.parse(await journey.now()) - seconds * 1000)).toBeLessThanOrEqual(1000);

  await journey.advanceBy(`PT${seconds - 1}S`);
  expect((await submit()).status).toBe(429);
  await journey.advanceTo('2021-06-17T00:00:00+08:00');
  expect((await submit()).status).toBe(201);
  expect(await journey.ownApplications(person)).toHaveLength(11);
});
