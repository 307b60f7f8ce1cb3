import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fictionalIdNumber } from '../../fictional/fictional-numbers.ts';
import { type Journey, personalIn, type Running, startJourney, timeToPay } from './support/journey.ts';
import { aNewPerson, type Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

/**
 * The messages about a case in order, without their salutation.
 *
 * Checks that each went to the applicant's own phone, is Chinese, and reveals nothing of the person.
 */
async function messagesOf(person: Person, applicationId: string): Promise<readonly string[]> {
  const messages = await journey.messagesAbout(applicationId);
  return messages.map(({ to, text }) => {
    expect(to).toBe(person.phone);
    expect(personalIn(text, [person])).toEqual([]);
    const [, said = ''] = /^【职业技能补贴】您好，(.*)$/.exec(text) ?? [];
    expect(said).toMatch(/^\p{Script=Han}/u);
    expect(text).not.toMatch(/女士|先生/);
    return said;
  });
}

describe('the applicant is told by text message', () => {
  test('of every phase up to the payment, including a dismissed objection', async () => {
    const { person, applicationId, closesAt, ...entry } = await journey.published();
    await journey.object(entry, await journey.citizen());
    await journey.advanceTo(timeToPay(closesAt));
    await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS' });
    expect(await messagesOf(person, applicationId)).toEqual([
      '您的补贴申报已收到，正在核验信息。',
      '您的证书已通过审核，待资金审核。',
      '您的补贴申报已通过资金审核，即将公示。',
      '您的补贴申报已列入公示名单。',
      '公示期内收到对您补贴申报的异议，正在复核。',
      '对您补贴申报的异议不成立，即将拨付。',
      '您的补贴已支付，请查收。',
    ]);
  });

  test('of a refusal by verification', async () => {
    const person = aNewPerson();
    await journey.introduce(person, null);
    const { applicationId } = await journey.checked(person);
    expect((await messagesOf(person, applicationId)).at(-1)).toBe('您的补贴申报未通过审核，请登录查看原因和申诉方式。');
  });

  test('of a register’s silence, a refusal of the money and a withdrawal', async () => {
    await journey.setFaults({ identity: { mode: 'down' } });
    const { person, applicationId } = await journey.checked();
    await journey.advanceBy('PT4H');
    await journey.setFaults({});
    await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE' });
    await journey.decide('FUND_REVIEW', applicationId, { outcome: 'REFUSE' });
    expect((await messagesOf(person, applicationId)).slice(1)).toEqual([
      '您的补贴申报已转人工核验，您无需重新申报。',
      '您的证书已通过审核，待资金审核。',
      '您的补贴申报未通过资金审核，请登录查看原因和申诉方式。',
    ]);
    const again = await journey.checked(person);
    await journey.withdraw(person, again.applicationId);
    await journey.settle();
    expect((await messagesOf(person, again.applicationId)).at(-1)).toBe('您的补贴申报已撤回。');
  });

  test('of an objection upheld and of a payment that came back', async () => {
    const challenged = await journey.published();
    await journey.object(challenged, await journey.citizen());
    const returned = await journey.newcomer();
    await journey.setAccount(returned.accountNumber, { outcome: 'RETURNED' });
    const other = await journey.approved(returned);
    await journey.advanceTo(timeToPay(other.closesAt));
    await journey.decide('OBJECTION_REVIEW', challenged.applicationId, { outcome: 'UPHOLD' });
    expect((await messagesOf(challenged.person, challenged.applicationId)).at(-1)).toBe(
      '对您补贴申报的异议成立，申报未通过，请登录查看原因和申诉方式。',
    );
    expect((await messagesOf(returned, other.applicationId)).at(-1)).toBe('您的补贴被银行退回，请登录更正收款账户。');
  });

  test('without any part of the name, whatever its form', async () => {
    for (const name of ['欧阳旅雪', '阿依古丽·旅']) {
      const person = { ...aNewPerson(), name, idNumber: fictionalIdNumber('1969-05-05', name.length) };
      await journey.introduce(person);
      await journey.registerCertificate(person);
      const { applicationId } = await journey.checked(person);
      expect(await messagesOf(person, applicationId)).toHaveLength(2);
    }
  });
});

describe('a message gateway', () => {
  test('that is down delays no case, and gets later messages once it is up', async () => {
    await journey.setFaults({ notifier: { mode: 'down' } });
    const { person, applicationId, publishAt, closesAt } = await journey.approved();
    await journey.advanceTo(publishAt);
    expect(await journey.phaseOf(person, applicationId)).toBe('PUBLICISED');
    expect(await journey.messagesAbout(applicationId)).toEqual([]);
    await journey.setFaults({});
    await journey.advanceTo(timeToPay(closesAt));
    expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
    expect((await messagesOf(person, applicationId)).at(-1)).toBe('您的补贴已支付，请查收。');
  });

  test.each(['down', 'garbled', 'flaky'] as const)(
    'that is %s for some minutes causes no lost message, and no second copy of one',
    async (mode) => {
      await journey.setFaults({ notifier: { mode } });
      const { person, applicationId } = await journey.approved();
      await journey.advanceBy('PT5M');
      await journey.setFaults({});
      await journey.advanceBy('PT30M');
      // A message waits for no other, so those that failed may overtake each other.
      const messages = await messagesOf(person, applicationId);
      expect([...messages].sort()).toEqual([
        '您的补贴申报已收到，正在核验信息。',
        '您的补贴申报已通过资金审核，即将公示。',
        '您的证书已通过审核，待资金审核。',
      ]);
    },
  );
});

describe('a bad telephone number no longer stops the messages behind it', () => {
  const TWO = ['您的补贴申报已收到，正在核验信息。', '您的证书已通过审核，待资金审核。'];

  test.each(['REFUSED', 'UNANSWERED'] as const)('whether the gateway says that it is %s', async (outcome) => {
    const bad = await journey.newcomer();
    await journey.setPhone(bad.phone, { outcome });
    const stopped = await journey.checked(bad);
    const behind = await journey.checked();
    expect(await messagesOf(bad, stopped.applicationId)).toEqual([]);
    expect(await messagesOf(behind.person, behind.applicationId)).toEqual(TWO);
  });

  test('a message that is refused is over: it does not arrive when the number is good again', async () => {
    const bad = await journey.newcomer();
    await journey.setPhone(bad.phone, { outcome: 'REFUSED' });
    const { applicationId } = await journey.checked(bad);
    await journey.setPhone(bad.phone, { outcome: 'TAKEN' });
    await journey.advanceBy('P1D');
    expect(await messagesOf(bad, applicationId)).toEqual([]);
    await journey.withdraw(bad, applicationId);
    await journey.settle();
    expect(await messagesOf(bad, applicationId)).toEqual(['您的补贴申报已撤回。']);
  });

  test('a message without an answer arrives when the number is reachable again', async () => {
    const bad = await journey.newcomer();
    await journey.setPhone(bad.phone, { outcome: 'UNANSWERED' });
    const { applicationId } = await journey.checked(bad);
    await journey.advanceBy('PT6H');
    await journey.setPhone(bad.phone, { outcome: 'TAKEN' });
    await journey.advanceBy('PT15M');
    expect(await messagesOf(bad, applicationId)).toEqual(TWO);
  });
});

describe('each objector is told what became of the objection', () => {
  /** The messages to an objector about the objection; the phone code came before. */
  const toObjector = async ({ phone }: Person) =>
    (await journey.messagesTo(phone)).filter(
      ({ text, applicationId }) => applicationId === undefined && !text.includes('验证码'),
    );

  test.each([
    ['UPHOLD', '经核实，异议成立。'],
    ['DISMISS', '经核实，异议不成立。'],
  ] as const)('when staff %s, with notice and serial and nothing else of the applicant', async (outcome, said) => {
    const { person, applicationId, closesAt, ...entry } = await journey.published();
    const objectors = [await journey.citizen(), await journey.citizen()];
    for (const objector of objectors) await journey.object(entry, objector);
    await journey.advanceTo(timeToPay(closesAt));
    await journey.decide('OBJECTION_REVIEW', applicationId, { outcome });
    for (const objector of objectors) {
      const [message, ...others] = await toObjector(objector);
      expect(others).toEqual([]);
      expect(message?.text).toBe(
        `【职业技能补贴】您好，您对公示名单${entry.noticeId}第${entry.serial}号提出的异议，${said}`,
      );
      expect(personalIn(message?.text ?? '', [person, objector])).toEqual([]);
    }
  });

  test('when the applicant withdraws', async () => {
    const { person, applicationId, ...entry } = await journey.published();
    const objector = await journey.citizen();
    await journey.object(entry, objector);
    await journey.withdraw(person, applicationId);
    await journey.settle();
    expect((await toObjector(objector)).map(({ text }) => text.split('，').slice(2).join('，'))).toEqual([
      '因该公示事项已撤回，异议核查终止。',
    ]);
  });
});
