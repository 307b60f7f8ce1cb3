import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, personalIn, type Running, startJourney, timeToPay } from './support/journey.ts';
import { type Refused, refusals } from './support/refusals.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
let paid: Refused;
let refused: Refused;
let sued: Refused;
let receipt: Refused;
const YEARS = { from: '2021-01-01', to: '2021-12-31' };

const supervisor = async () => journey.staffToken({ roles: ['supervisor'], agency: CITY, staffId: 'staff-keeper' });
const auditor = async () => journey.staffToken({ roles: ['auditor'], agency: CITY });
const summary = async () => journey.ask('readSummary', { token: await auditor(), query: YEARS });
const plans = async () => (await journey.ask('listRetentionPlans', { token: await auditor() })).plans;
const plan = async (planId: string) =>
  journey.ask('readRetentionPlan', { token: await auditor(), params: { planId }, query: { limit: '100' } });
const trailOf = async ({ applicationId }: Refused) =>
  journey.ask('listCaseEvents', { token: await auditor(), params: { applicationId }, query: { limit: '100' } });
const hold = {
  basis: 'LITIGATION',
  documentNumber: '（2021）辽02行初9号',
  note: '已向法院提起诉讼，诉讼期间延长保存。',
};

let before: Awaited<ReturnType<typeof summary>>;
let planId = '';
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  const desk = refusals(journey);
  refused = await desk.refusedByRegister();
  sued = await desk.refusedByStaff();
  receipt = await desk.receiptOf();
  const published = await journey.published();
  paid = published;
  await journey.advanceTo(timeToPay(published.closesAt));
  await journey.settle();
  expect(await journey.read(paid.person, paid.applicationId)).toMatchObject({ phase: 'PAID' });
  const request = { token: await supervisor(), params: { applicationId: sued.applicationId }, body: hold };
  expect(await journey.ask('placeLegalHold', request)).toMatchObject({ basis: 'LITIGATION', placedBy: 'staff-keeper' });
  await journey.advanceBy('P14D');
  before = await summary();
  await journey.advanceTo('2026-08-01T09:00:00+08:00');
  await journey.settle();
});
afterAll(() => running.stop());

test('the schedule lists what is due, with what is held and why, and removes nothing', async () => {
  const [latest] = await plans();
  planId = latest?.planId ?? '';
  const { entries, ...made } = await plan(planId);
  expect(made).toMatchObject({ status: 'DRAFT', heldCount: 1 });
  const listed = entries.map(({ applicationId, ending, scope, hold: why }) => [applicationId, ending, scope, why]);
  expect(listed).toEqual(
    expect.arrayContaining([
      [refused.applicationId, 'REFUSED', 'ALL', undefined],
      [receipt.applicationId, 'RECEIPT', 'ALL', undefined],
      [sued.applicationId, 'REFUSED', 'ALL', 'LEGAL_HOLD'],
      [paid.applicationId, 'PAID', 'BESIDE_VOUCHER', undefined],
    ]),
  );
  const everyone = [refused, receipt, sued, paid].map(({ person }) => person);
  expect(personalIn(JSON.stringify(entries), everyone)).toEqual([]);
  expect(await journey.caseFile(refused.applicationId)).toMatchObject({ applicant: { name: refused.person.name } });
});

test('an auditor reads the plan and may not release it, nor may a supervisor of a district', async () => {
  const body = { note: '同意清理。' };
  const district = await journey.staffToken({ roles: ['supervisor'], agency: '210202' });
  for (const [token, type] of [
    [await auditor(), '/problems/wrong-role'],
    [district, '/problems/wrong-agency'],
  ] as const) {
    const asked = { token, params: { planId }, body };
    expect(await journey.refused('releaseRetentionPlan', asked)).toMatchObject({ status: 403, type });
  }
});

test('once released it is carried out within the hour', async () => {
  const asked = { token: await supervisor(), params: { planId }, body: { note: '同意清理。' } };
  expect(await journey.ask('releaseRetentionPlan', asked)).toMatchObject({ status: 'RELEASED' });
  await journey.advanceBy('PT1H');
  await journey.settle();
  const done = await plan(planId);
  expect(done).toMatchObject({ status: 'DONE', keptCount: 0, removedCount: done.dueCount });
});

describe('afterwards', () => {
  test('the applicant of the paid case sees when and why its content went', async () => {
    const own = await journey.read(paid.person, paid.applicationId);
    expect(own).toMatchObject({ phase: 'PAID', contentRemoved: { scope: 'BESIDE_VOUCHER' } });
    expect(own.contentRemoved?.text).toMatch(/内容已于2026年\d+月\d+日依法删除/);
  });

  test('the id of a refused case answers 410 and says so, and nobody has it in a list', async () => {
    const { person, applicationId } = refused;
    const problem = await journey.refused(
      'readOwnApplication',
      await journey.by(person, { params: { applicationId } }),
    );
    expect(problem).toMatchObject({ status: 410, type: '/problems/content-removed' });
    expect(problem.errors?.[0]?.message).toMatch(/依法删除/);
    expect(await journey.ask('listOwnApplications', await journey.by(person, {}))).toEqual({ applications: [] });
  });

  test('staff see no person in it, and the trail of every case is whole', async () => {
    for (const each of [refused, receipt]) {
      const file = await journey.caseFile(each.applicationId);
      expect(personalIn(JSON.stringify(file), [each.person])).toEqual([]);
    }
    for (const each of [refused, receipt, paid]) {
      expect(await trailOf(each)).toMatchObject({ unbroken: true, faults: [], contentRemoved: {} });
    }
    expect(await trailOf(sued)).toMatchObject({ unbroken: true, faults: [] });
  });

  test('the reports count as before', async () => {
    await journey.settle();
    const { counts, money, medianWorkingDays } = await summary();
    expect({ counts, money, medianWorkingDays }).toEqual({
      counts: before.counts,
      money: before.money,
      medianWorkingDays: before.medianWorkingDays,
    });
  });

  test('nothing can be decided on a case without content', async () => {
    const answer = await refusals(journey).propose(refused);
    expect(answer).toMatchObject({ status: 410 });
  });

  test('what was held is untouched; once it is let go, the next plan lists it', async () => {
    expect(await journey.caseFile(sued.applicationId)).toMatchObject({
      applicant: { name: sued.person.name },
      legalHold: { basis: 'LITIGATION' },
    });
    const request = { token: await supervisor(), params: { applicationId: sued.applicationId } };
    expect(await journey.ask('liftLegalHold', request)).toMatchObject({ liftedBy: 'staff-keeper' });
    await journey.advanceBy('P2D');
    await journey.settle();
    const [latest] = await plans();
    expect(await plan(latest?.planId ?? '')).toMatchObject({
      status: 'DRAFT',
      entries: [{ applicationId: sued.applicationId }],
    });
  });

  test('no text went out to anybody about what was removed', async () => {
    for (const { person } of [refused, receipt, paid]) {
      const texts = await journey.messagesTo(person.phone);
      expect(texts.filter(({ text }) => /删除|保存/.test(text))).toEqual([]);
    }
  });
});
