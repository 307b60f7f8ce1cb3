import { describe, expect, test } from 'vitest';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { startWorkflow } from '../../../functions/workflow/start-workflow.ts';
import type { CorrectableField } from '../../../shared/domain/correction.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { ASKED_AT, CORRECTED_AT, correctionWalk, LAPSES_AT } from '../../support/corrections.ts';
import { aPhoneProof } from '../../support/objections.ts';
import { aPerson, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople(300);
const { deps, walk, stored } = await aService();
const { asked, correct, verifyAgain, faultsOf } = correctionWalk(deps, walk);

/** A case that was asked for a correction, refused what the applicant sends, and is as it was. */
async function refusalAndCase(fields: readonly CorrectableField[], body: object) {
  const person = nextPerson();
  const id = await asked(person, fields);
  const before = await stored.application(id);
  const refusal = await refusalOf(correct(person, id, body));
  expect(await stored.application(id)).toEqual(before);
  return refusal;
}

describe('the case that waits for a correction', () => {
  test('shows its applicant what to correct, why and until when', async () => {
    const id = await asked(aPerson(1), ['certificate.number', 'payee.bankName']);
    expect(await stored.application(id)).toMatchObject({
      phase: 'CORRECTION_REQUESTED',
      stage: 'declared',
      correction: {
        stage: 'FUND_REVIEW',
        fields: ['certificate.number', 'payee.bankName'],
        askedAt: new Date(ASKED_AT).toISOString(),
        dueAt: new Date(LAPSES_AT).toISOString(),
        reminders: 0,
      },
    });
    expect(await faultsOf(id)).toEqual([]);
  });

  test('is passed to the run that waits, with the moment at which it lapses', async () => {
    const id = await asked(nextPerson(), ['certificate.number']);
    expect(deps.workflow.answeredFor(id).at(-1)).toMatchObject({
      state: { phase: 'CORRECTION_REQUESTED', run: 1, correctionDueAt: new Date(LAPSES_AT).toISOString() },
    });
  });
});

describe('a correction has exactly the fields that were asked for:', () => {
  const fields = ['certificate.number', 'payee.bankName'] as const;
  const number = 'Y999999020210009999';

  test.each<[string, object, readonly string[]]>([
    ['none', {}, ['/certificate/number', '/payee/bankName']],
    ['one less', { certificate: { number } }, ['/payee/bankName']],
    ['one more', { certificate: { number, level: 3 }, payee: { bankName: '虚构银行' } }, ['/certificate/level']],
    [
      'another instead',
      { certificate: { number }, payee: { accountNumber: '6299990000000099999' } },
      ['/payee/bankName', '/payee/accountNumber'],
    ],
  ])('with %s it is refused', async (_, body, pointers) => {
    expect(await refusalAndCase(fields, body)).toMatchObject({ status: 400, code: 'VALIDATION', pointers });
  });

  test('with the value before it is accepted, for staff may have been wrong', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    const { certificate } = await stored.application(id);
    const body = { certificate: { number: certificate.number } };
    expect(bodyOf(await correct(person, id, body))).toMatchObject({ phase: 'VERIFYING' });
    expect(await stored.application(id)).toMatchObject({ certificate });
    expect(await faultsOf(id)).toEqual([]);
  });
});

describe('a correction is assessed as if submitted when the application was:', () => {
  test('what the policy excludes is refused with its reason, and the case is as it was', async () => {
    const body = { certificate: { category: 'PROFESSIONAL_TECHNICAL' } };
    expect(await refusalAndCase(['certificate.category'], body)).toMatchObject({
      status: 422,
      code: 'POLICY_REFUSED',
      reasons: ['CERTIFICATE_CATEGORY_EXCLUDED'],
    });
  });

  test('a certificate whose time to apply ended between submission and correction is accepted', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.issuedOn']);
    expect(bodyOf(await correct(person, id, { certificate: { issuedOn: '2020-06-17' } })).phase).toBe('VERIFYING');
    expect(await stored.application(id)).toMatchObject({ certificate: { issuedOn: '2020-06-17' }, year: 2021 });
  });

  test.each([
    ['2020-06-15', 'APPLICATION_DEADLINE_PASSED'],
    ['2021-06-20', 'CERTIFICATE_NOT_YET_ISSUED'],
  ])('a certificate of %s is refused: %s', async (issuedOn, code) => {
    const refusal = await refusalAndCase(['certificate.issuedOn'], { certificate: { issuedOn } });
    expect(refusal).toMatchObject({ status: 422, reasons: [code] });
  });
});

describe('a correction that is made', () => {
  test('counts a run of the workflow, which its event starts', async () => {
    const person = nextPerson();
    const id = await asked(person, ['payee.accountNumber']);
    await correct(person, id, { payee: { accountNumber: '6299990000000099999' } });
    const application = await stored.application(id);
    expect(application).toMatchObject({ workflowRun: 2, payee: { accountNumber: '6299990000000099999' } });
    const event = (await stored.trail(id)).at(-1);
    expect(event).toMatchObject({
      event: 'CORRECTED',
      actor: { kind: 'applicant' },
      before: 'CORRECTION_REQUESTED',
      after: 'VERIFYING',
    });
    if (event) await startWorkflow(event, deps);
    expect(deps.workflow.started).toContain(`${id}-2`);
    expect(await faultsOf(id)).toEqual([]);
  });

  test('keeps what was declared before, so that the trail still matches', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    const { certificate } = await stored.application(id);
    await correct(person, id, { certificate: { number: 'Y999999020210009999' } });
    const application = await stored.application(id);
    expect(application).toMatchObject({ declaredBy: 4, certificate: { number: 'Y999999020210009999' } });
    expect(await deps.records.formerDeclarations(application)).toMatchObject([{ declaredBy: 1, certificate }]);
    expect(await faultsOf(id)).toEqual([]);
  });

  test('leaves the review the days that were not used up', async () => {
    const person = nextPerson();
    const id = await asked(person, ['payee.bankName']);
    await correct(person, id, { payee: { bankName: '虚构商业银行' } });
    await verifyAgain(id);
    const tasks = await stored.tasks(id);
    expect(tasks.map(({ taskId, status }) => [taskId, status])).toEqual([
      [`${id}.fund-review`, 'DECIDED'],
      [`${id}.fund-review.2`, 'OPEN'],
    ]);
    expect(tasks.at(-1)?.dueAt).toBe(new Date('2021-07-15T00:00:00+08:00').toISOString());
  });
});

describe('a corrected phone', () => {
  const phone = '13999990001';

  test('needs the code that was sent to it', async () => {
    expect(await refusalAndCase(['applicant.phone'], { applicant: { phone } })).toMatchObject({
      status: 400,
      pointers: ['/applicant/phone'],
    });
  });

  test('is taken with its code, which is then used up', async () => {
    const person = nextPerson();
    const id = await asked(person, ['applicant.phone']);
    const proof = await aPhoneProof(deps, phone, deps.clock.instant(), 'CONTACT');
    await correct(person, id, { applicant: { phone }, ...proof });
    expect(await stored.application(id)).toMatchObject({ phase: 'VERIFYING', applicant: { phone } });
    const other = nextPerson();
    const otherId = await asked(other, ['applicant.phone']);
    const again = correct(other, otherId, { applicant: { phone }, ...proof });
    expect(await refusalOf(again)).toMatchObject({ code: 'VALIDATION', pointers: ['/phoneCode'] });
  });

  test('that the token proves needs no code', async () => {
    const person = nextPerson();
    const id = await asked(person, ['applicant.phone']);
    await correct(person, id, { applicant: { phone: person.phone } });
    expect(await stored.application(id)).toMatchObject({ phase: 'VERIFYING' });
  });
});

test('a case whose workflow was lost after the correction is healed', async () => {
  const person = nextPerson();
  const id = await asked(person, ['certificate.number']);
  await correct(person, id, { certificate: { number: 'Y999999020210009999' } });
  deps.clock.set((await stored.application(id)).nextDueAt ?? CORRECTED_AT);
  deps.workflow.started.length = 0;
  expect(await healCase(id, deps)).toBe('restarted');
  expect(deps.workflow.started).toEqual([`${id}-3`]);
});
