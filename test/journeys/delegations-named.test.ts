import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { delegating } from './support/delegating.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import type { StaffMember } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const AGENCY = '210202';
const { members, delegation, put, delegate, CHIEF } = delegating(() => journey);

describe('to name a deputy', () => {
  test.each([
    ['to oneself', { to: 'a', from: 'a' }, '/to', '不能委托给本人'],
    ['until before since', { until: '2021-01-01' }, '/until', '截止日不能早于起始日'],
    ['for longer than 60 days', { until: '2021-12-31' }, '/until', '一次委托代办不能超过60日'],
    ['for days that are over', { since: '2021-03-01', until: '2021-03-02' }, '/until', '截止日已过'],
    ['for no kind', { kinds: [] }, '/kinds', '请选择代办的事项种类'],
    ['for no reason', { reason: '' }, '/reason', '委托理由不能少于2个字'],
  ])('%s is refused with one line', async (_, more, pointer, message) => {
    const { status, problem } = await put(await delegation(members('fund-reviewer'), more));
    expect({ status, errors: problem?.errors }).toEqual({ status: 400, errors: [{ pointer, message }] });
  });

  test('for days that overlap is refused, also to a colleague who is away', async () => {
    const away = members('fund-reviewer');
    await delegate(away);
    const other = members('fund-reviewer');
    const twice = await put(await delegation({ absent: away.absent, deputy: other.deputy }));
    expect(twice).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/since' }] } });
    const toAbsent = await put(await delegation({ absent: other.absent, deputy: away.absent }));
    expect(toAbsent).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/to' }] } });
    // Another kind is another matter.
    await delegate({ absent: away.absent, deputy: other.deputy, kinds: ['MANUAL_VERIFICATION'] });
  });

  test('several at once for the same days: one is written', async () => {
    const { absent } = members('fund-reviewer');
    const bodies = await Promise.all(
      [1, 2, 3, 4].map(() => delegation({ absent, deputy: members('fund-reviewer').deputy })),
    );
    const answers = await Promise.all(bodies.map((body) => put(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
  });

  test('takes a supervisor of the agency or of the city', async () => {
    const body = await delegation(members('fund-reviewer'));
    for (const [member, type] of [
      [{ roles: ['reviewer', 'fund-reviewer', 'payer', 'auditor'] }, '/problems/wrong-role'],
      [{ roles: ['supervisor'], agency: '210203' }, '/problems/wrong-agency'],
    ] as const) {
      expect(await put({ ...body, agency: AGENCY }, member)).toMatchObject({ status: 403, problem: { type } });
    }
    const ofTheCity = { ...CHIEF, agency: CITY_AGENCY };
    expect(await put({ ...body, agency: AGENCY }, ofTheCity)).toMatchObject({ status: 200, body: { agency: AGENCY } });
    expect(await put({ ...body, agency: '999999' }, ofTheCity)).toMatchObject({ status: 400 });
  });
});

test('a list of delegations shows supervisors their agency’s, and others what names them', async () => {
  const away = members('fund-reviewer');
  await delegate(away);
  const seenBy = async (member: StaffMember) => {
    const { delegations } = await journey.ask('listDelegations', { token: await journey.staffToken(member) });
    return delegations.map(({ from }) => from);
  };
  const from = away.absent.staffId;
  expect(await seenBy(CHIEF)).toContain(from);
  expect(await seenBy({ roles: ['auditor'], agency: CITY_AGENCY })).toContain(from);
  expect(await seenBy({ roles: ['supervisor'], agency: '210203' })).not.toContain(from);
  expect(await seenBy(away.deputy)).toEqual([from]);
  expect(await seenBy(members('fund-reviewer').deputy)).toEqual([]);
});
