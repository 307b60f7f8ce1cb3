import { beforeAll, describe, expect, test } from 'vitest';
import { readOwnApplication } from '../../../functions/apply/read-own-application.ts';
import { applicationWithTimelineView } from '../../../shared/contracts/apply.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { REACHABLE_PHASES, type ReachablePhase } from '../../support/case-walk.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();
const ids = new Map<ReachablePhase, string>();
beforeAll(async () => {
  for (const [index, phase] of REACHABLE_PHASES.entries()) ids.set(phase, await walk.caseIn(phase, aPerson(index)));
});

const read = async (person: Person, applicationId: string) =>
  bodyOf(await readOwnApplication({ ...asApplicant(person), params: { applicationId } }, deps));
const readIn = (phase: ReachablePhase) => read(aPerson(REACHABLE_PHASES.indexOf(phase)), ids.get(phase) ?? '');

type Entry = readonly [Phase, string];
const SUBMITTED: Entry = ['VERIFYING', '申报已提交，正在核验身份、用工和证书信息'];
const VERIFIED: Entry = ['FUND_REVIEW', '您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户'];
const APPROVED: Entry = ['AWAITING_PUBLICATION', '资金审核已通过，等待公示'];
const PUBLISHED: Entry = ['PUBLICISED', '已列入公示名单'];
const UNCHALLENGED: Entry = ['PAYING', '公示无异议，正在拨付'];
const TO_PUBLICISED = [SUBMITTED, VERIFIED, APPROVED, PUBLISHED] as const;
const TIMELINES: Readonly<Record<ReachablePhase, readonly Entry[]>> = {
  VERIFYING: [SUBMITTED],
  MANUAL_VERIFICATION: [SUBMITTED, ['MANUAL_VERIFICATION', '相关系统暂无反馈，已转人工核验，您无需重新申报。']],
  FUND_REVIEW: [SUBMITTED, VERIFIED],
  AWAITING_PUBLICATION: [SUBMITTED, VERIFIED, APPROVED],
  PUBLICISED: TO_PUBLICISED,
  OBJECTION_REVIEW: [...TO_PUBLICISED, ['OBJECTION_REVIEW', '公示期内收到1条异议，正在复核']],
  SUSPENDED: [...TO_PUBLICISED, ['SUSPENDED', '已暂停办理，您可以提交陈述意见']],
  PAYING: [...TO_PUBLICISED, UNCHALLENGED],
  PAYMENT_RETURNED: [
    ...TO_PUBLICISED,
    UNCHALLENGED,
    ['PAYMENT_RETURNED', '银行退票，补贴未能入账。请更正收款账户，经确认后重新拨付，无需再次公示。'],
  ],
  PAID: [...TO_PUBLICISED, UNCHALLENGED, ['PAID', '补贴已支付']],
  REJECTED: [SUBMITTED, ['REJECTED', '经核验不符合申领条件，申报未通过']],
  WITHDRAWN: [SUBMITTED, ['WITHDRAWN', '您已撤回申报']],
};

describe('the timeline of an application', () => {
  test.each(REACHABLE_PHASES)('that is %s has a sentence for each change of phase, oldest first', async (phase) => {
    const { timeline } = await readIn(phase);
    expect(timeline.map((entry) => [entry.phase, entry.text])).toEqual(TIMELINES[phase]);
  });

  test('is followed by the phases still to come, with their latest dates in Beijing time', async () => {
    expect((await readIn('PUBLICISED')).expected).toEqual([
      { phase: 'PAYING', notLaterThan: '2021-06-25T00:00:00+08:00' },
      { phase: 'PAID', notLaterThan: '2021-07-25T00:00:00+08:00' },
    ]);
    expect((await readIn('WITHDRAWN')).expected).toEqual([]);
  });

  test('gives the time of each change in Beijing time', async () => {
    const { timeline } = await readIn('PAYING');
    expect(timeline.map(({ at }) => at)).toEqual([
      '2021-06-16T09:00:00+08:00',
      '2021-06-16T09:00:00+08:00',
      '2021-06-16T09:00:00+08:00',
      '2021-06-17T09:00:00+08:00',
      '2021-06-25T00:00:00+08:00',
    ]);
  });

  test('of one attempt has nothing of another attempt', async () => {
    const person = aPerson(20);
    const [first, second] = [await walk.caseIn('REJECTED', person), await walk.caseIn('WITHDRAWN', person)];
    const phasesOf = async (id: string) => (await read(person, id)).timeline.map(({ phase }) => phase);
    expect(await phasesOf(first)).toEqual(['VERIFYING', 'REJECTED']);
    expect(await phasesOf(second)).toEqual(['VERIFYING', 'WITHDRAWN']);
  });
});

describe('an application read by its applicant', () => {
  test.each(REACHABLE_PHASES)('when it is %s matches the contract exactly', async (phase) => {
    const body = await readIn(phase);
    expect(applicationWithTimelineView.parse(body)).toEqual(body);
    expect(body.phase).toBe(phase);
  });

  test.each(REACHABLE_PHASES)('when it is %s shows only the last 4 digits of the account', async (phase) => {
    const { accountNumber } = aPerson(REACHABLE_PHASES.indexOf(phase));
    const body = await readIn(phase);
    expect(body.payee.accountNumber).toBe(`${'*'.repeat(15)}${accountNumber.slice(-4)}`);
    expect(JSON.stringify(body)).not.toContain(accountNumber);
  });

  test('never reveals the objector, the objection or a task token', async () => {
    const text = JSON.stringify(await readIn('OBJECTION_REVIEW'));
    const objector = aPerson(9_000);
    for (const hidden of [objector.name, objector.idNumber, objector.phone, '并未在该企业工作', 'token']) {
      expect(text).not.toContain(hidden);
    }
  });

  test('has agency, notice, window and time of payment once they are known', async () => {
    expect(await readIn('VERIFYING')).toMatchObject({ agency: null });
    expect(await readIn('VERIFYING')).not.toHaveProperty('publishAt');
    expect(await readIn('PAID')).toMatchObject({
      agency: '210202',
      noticeId: '210202-20210617',
      publishAt: '2021-06-17T09:00:00+08:00',
      closesAt: '2021-06-25T00:00:00+08:00',
      paidAt: '2021-06-25T00:00:00+08:00',
    });
  });

  test('gives every reason of a refusal with its legal basis and the ways to appeal', async () => {
    const { reasons } = await readIn('REJECTED');
    expect(reasons).toMatchObject([{ code: 'IDENTITY_MISMATCH', correctable: true }]);
    expect(reasons[0]?.appeal).toMatch(/15日内.*复核.*60日内.*行政复议/);
    expect(reasons[0]?.legalBasis).toContain('第二部分');
  });
});

describe('another person’s application', () => {
  test('is not found, exactly like an unknown one', async () => {
    const anothers = await refusalOf(read(aPerson(30), ids.get('PAID') ?? ''));
    expect(anothers).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await refusalOf(read(aPerson(30), 'NEVER'))).toEqual(anothers);
  });
});
