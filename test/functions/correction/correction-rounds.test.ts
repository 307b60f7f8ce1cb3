import { describe, expect, test } from 'vitest';
import { startWorkflow } from '../../../functions/workflow/start-workflow.ts';
import { HOUR, MINUTE } from '../../../shared/domain/instant.ts';
import { refusalOf } from '../../support/answers.ts';
import { ASKED_AT, CORRECTED_AT, correctionWalk } from '../../support/corrections.ts';
import { aDecision, NOTE } from '../../support/decisions.ts';
import { AGENCY, aFinding, EMPLOYER } from '../../support/findings.ts';
import { aStaffMember, countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople(700);
const { deps, walk, stored } = await aService();
const { ask, asked, correct, decide, verifyAgain, faultsOf } = correctionWalk(deps, walk);

const number = 'Y999999020210009999';

describe('after a correction', () => {
  test.each([
    ['applicant.name', { applicant: { name: '李样改' } }, ['identity', 'certificate']],
    ['applicant.socialSecurityNumber', { applicant: { socialSecurityNumber: '2102999999' } }, ['employment']],
    ['certificate.number', { certificate: { number } }, ['certificate']],
    ['payee.bankName', { payee: { bankName: '虚构商业银行' } }, []],
  ] as const)('of %s only what depends on it is checked again', async (field, body, checks) => {
    const person = nextPerson();
    const id = await asked(person, [field]);
    await correct(person, id, body);
    expect((await verifyAgain(id)).sort()).toEqual([...checks].sort());
    expect(await stored.application(id)).toMatchObject({ phase: 'FUND_REVIEW', agency: AGENCY, employer: EMPLOYER });
    expect(await stored.findings(id)).toHaveLength(3);
    const again = (await stored.findings(id)).filter(({ round }) => round === 1).map(({ check }) => check);
    expect(again.sort()).toEqual([...checks].sort());
    expect(await faultsOf(id)).toEqual([]);
  });

  test('a check that said yes of what was declared before does not stand for what is declared now', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    await correct(person, id, { certificate: { number } });
    deps.clock.pass(5 * HOUR);
    expect(await verifyAgain(id, ['certificate'])).toEqual(['certificate']);
    expect(await stored.application(id)).toMatchObject({ phase: 'MANUAL_VERIFICATION' });
  });

  test('the employer that the register named of the number before is not the employer any more', async () => {
    const person = nextPerson();
    const id = await asked(person, ['applicant.socialSecurityNumber']);
    await correct(person, id, { applicant: { socialSecurityNumber: '2102999999' } });
    const application = await stored.application(id);
    expect([application.agency, application.employer]).toEqual([undefined, undefined]);
  });

  test('a register that was silent before the manual verification is asked again, whatever was corrected', async () => {
    const person = nextPerson();
    const id = await walk.submit(person);
    await walk.verify(id, [aFinding({ check: 'identity' }), aFinding({ check: 'certificate' })]);
    await walk.open(id, 'MANUAL_VERIFICATION');
    deps.clock.set(ASKED_AT);
    await ask(id, ['payee.bankName'], 'MANUAL_VERIFICATION');
    deps.clock.set(CORRECTED_AT);
    await correct(person, id, { payee: { bankName: '虚构商业银行' } });
    expect(await verifyAgain(id)).toEqual(['employment']);
    expect(await stored.application(id)).toMatchObject({ phase: 'FUND_REVIEW', employer: EMPLOYER });
    expect(await faultsOf(id)).toEqual([]);
  });
});

/** Corrects the certificate number and brings the case back to the fund review. */
async function correctAndReturn(person: Person, id: string) {
  await correct(person, id, { certificate: { number } });
  const event = (await stored.trail(id)).at(-1);
  if (event) await startWorkflow(event, deps);
  await verifyAgain(id);
  deps.clock.pass(MINUTE);
}

describe('a stage of the review', () => {
  test('may ask for a correction twice, and then has to decide', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    await correctAndReturn(person, id);
    await ask(id, ['certificate.number']);
    await correctAndReturn(person, id);
    expect((await stored.tasks(id)).map(({ taskId }) => taskId)).toEqual([
      `${id}.fund-review`,
      `${id}.fund-review.2`,
      `${id}.fund-review.3`,
    ]);
    const third = ask(id, ['certificate.number']);
    expect(await refusalOf(third)).toMatchObject({ status: 409, code: 'CORRECTIONS_USED_UP' });
    expect(await stored.application(id)).toMatchObject({ phase: 'FUND_REVIEW', workflowRun: 3 });
    await decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect(await stored.application(id)).toMatchObject({ phase: 'AWAITING_PUBLICATION' });
    expect(await faultsOf(id)).toEqual([]);
  });

  test('has a whole trail where the same person asks and decides at the same moment', async () => {
    const person = nextPerson();
    const id = await asked(person, ['payee.bankName']);
    deps.clock.set(ASKED_AT);
    await correct(person, id, { payee: { bankName: '虚构商业银行' } });
    await verifyAgain(id);
    await decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect(await faultsOf(id)).toEqual([]);
  });

  test('does not use up the corrections of the other stage', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('MANUAL_VERIFICATION', person);
    for (const _ of [1, 2]) {
      await ask(id, ['certificate.number'], 'MANUAL_VERIFICATION');
      await correct(person, id, { certificate: { number } });
      deps.clock.pass(5 * HOUR);
      await verifyAgain(id, ['identity', 'employment', 'certificate']);
    }
    expect(await refusalOf(ask(id, ['certificate.number'], 'MANUAL_VERIFICATION'))).toMatchObject({ status: 409 });
    await decide(id, 'MANUAL_VERIFICATION', {
      ...aDecision('MANUAL_VERIFICATION', { outcome: 'APPROVE' }),
      note: NOTE,
    });
    await walk.open(id, 'FUND_REVIEW');
    await ask(id, ['payee.bankName']);
    expect(await stored.application(id)).toMatchObject({ phase: 'CORRECTION_REQUESTED' });
  });

  test('may be decided again by who asked for the correction', async () => {
    const person = nextPerson();
    const caller = aStaffMember('fund-reviewer', { subject: 'staff-both' });
    const id = await walk.caseIn('FUND_REVIEW', person);
    await ask(id, ['certificate.number'], 'FUND_REVIEW', caller);
    await correctAndReturn(person, id);
    await decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' }, caller);
    expect(await stored.application(id)).toMatchObject({ phase: 'AWAITING_PUBLICATION' });
  });

  test('may not be decided by who asked for a correction in another stage', async () => {
    const person = nextPerson();
    const roles = ['reviewer', 'fund-reviewer'] as const;
    const caller = aStaffMember('reviewer', { subject: 'staff-two-roles', roles });
    const id = await walk.caseIn('MANUAL_VERIFICATION', person);
    await ask(id, ['certificate.number'], 'MANUAL_VERIFICATION', caller);
    await correctAndReturn(person, id);
    const approval = decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' }, caller);
    expect(await refusalOf(approval)).toMatchObject({ status: 403, code: 'SECOND_STAGE' });
  });
});
