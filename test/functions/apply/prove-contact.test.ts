import { describe, expect, test } from 'vitest';
import { checkEligibility } from '../../../functions/apply/check-eligibility.ts';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import type { ApplicantCaller } from '../../../functions/http/caller.ts';
import type { PhoneCodePurpose } from '../../../shared/domain/phone-code-purpose.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { anApplicationBody, type Declaration } from '../../support/applications.ts';
import { itemsOf } from '../../support/partition.ts';
import { asApplicant, countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps } = await aService();
const nextPerson = countingPeople();

const OTHER_PHONE = '13812345678';
let codes = 0;

/** A code that was sent to a phone, as the fields of a submission. */
async function aCode(phone = OTHER_PHONE, purpose: PhoneCodePurpose = 'CONTACT') {
  codes += 1;
  const phoneCodeId = `CODE-${codes}`;
  const reserved = await deps.phoneCodes.reserve({
    ...{ phone, purpose, phoneCodeId, code: '012345', salt: 'salt' },
    at: deps.clock.instant(),
  });
  deps.clock.pass(60_000);
  expect(reserved).toEqual({ outcome: 'reserved' });
  return { phoneCodeId, phoneCode: '012345' };
}

interface Sent extends Declaration {
  readonly phone?: string;
  readonly caller?: Partial<ApplicantCaller>;
  readonly proof?: { readonly phoneCodeId?: string; readonly phoneCode?: string };
  readonly key?: string;
}

/** A submission by a person who declares another phone than the token's. */
function requestOf(person: Person, { phone = OTHER_PHONE, caller = {}, proof = {}, key, ...declaration }: Sent) {
  const { applicant, ...others } = anApplicationBody({ person, ...declaration });
  const request = asApplicant(person);
  return {
    ...request,
    caller: { ...request.caller, ...caller },
    body: { ...others, applicant: { ...applicant, phone }, ...proof },
    idempotencyKey: key,
  };
}
const submit = (person: Person, sent: Sent = {}) => submitApplication(requestOf(person, sent), deps);
const stored = async (person: Person) => (await itemsOf(table, person)).length;

describe('a phone that the token proves', () => {
  test('needs no code', async () => {
    const person = nextPerson();
    expect(bodyOf(await submit(person, { phone: person.phone })).phase).toBe('VERIFYING');
  });

  test('leaves a code that comes with it unused', async () => {
    const person = nextPerson();
    const proof = await aCode(person.phone);
    bodyOf(await submit(person, { phone: person.phone, proof }));
    const presented = { phone: person.phone, purpose: 'CONTACT', at: deps.clock.instant() } as const;
    await deps.phoneCodes.check({ ...presented, phoneCodeId: proof.phoneCodeId, code: proof.phoneCode });
  });
});

describe('a phone that the token does not prove', () => {
  test.each<[string, Sent]>([
    ['is another one than the token’s', {}],
    ['has no token’s phone to be compared with', { caller: { phone: undefined } }],
  ])('needs a code where it %s, and nothing is stored', async (_, sent) => {
    const person = nextPerson();
    expect(await refusalOf(submit(person, sent))).toMatchObject({ status: 400, pointers: ['/applicant/phone'] });
    expect(await stored(person)).toBe(0);
  });

  test('is proven by its code, which is used up and not stored', async () => {
    const person = nextPerson();
    const proof = await aCode();
    const { applicationId } = bodyOf(await submit(person, { proof }));
    const application = await deps.applications.byId(applicationId);
    expect(application.applicant.phone).toBe(OTHER_PHONE);
    expect(JSON.stringify(await itemsOf(table, person))).not.toContain(proof.phoneCodeId);
    expect(await refusalOf(submit(nextPerson(), { proof }))).toMatchObject({ status: 400, pointers: ['/phoneCode'] });
  });

  test.each(['phoneCodeId', 'phoneCode'] as const)('is not proven by half a code: without %s', async (missing) => {
    const proof = { ...(await aCode()), [missing]: undefined };
    expect(await refusalOf(submit(nextPerson(), { proof }))).toMatchObject({ status: 400, pointers: [`/${missing}`] });
  });

  test.each<[string, () => Promise<Sent['proof']>]>([
    ['a wrong code', async () => ({ ...(await aCode()), phoneCode: '999999' })],
    ['the code of another phone', () => aCode('13887654321')],
    ['a code for objections', () => aCode(OTHER_PHONE, 'OBJECTION')],
  ])('is not proven by %s, and nothing is stored', async (_, make) => {
    deps.clock.pass(24 * 3_600_000);
    const person = nextPerson();
    const refusal = await refusalOf(submit(person, { proof: await make() }));
    expect(refusal).toMatchObject({ status: 400, pointers: ['/phoneCode'] });
    expect(await stored(person)).toBe(0);
  });

  test('keeps its code where the submission is refused for another cause', async () => {
    deps.clock.pass(24 * 3_600_000);
    const person = nextPerson();
    bodyOf(await submit(person, { phone: person.phone }));
    const proof = await aCode();
    expect(await refusalOf(submit(person, { proof }))).toMatchObject({ status: 409 });
    expect(bodyOf(await submit(person, { proof, level: 4 })).phase).toBe('VERIFYING');
  });

  test('needs no code for the eligibility check, which uses none up', async () => {
    const person = nextPerson();
    const proof = await aCode();
    expect(bodyOf(await checkEligibility(requestOf(person, {}), deps))).toMatchObject({ eligible: true });
    expect(bodyOf(await checkEligibility(requestOf(person, { proof }), deps))).toMatchObject({ eligible: true });
    expect(bodyOf(await submit(person, { proof })).phase).toBe('VERIFYING');
  });
});

describe('a repeated submission with a code', () => {
  test('gets the first answer, though its code is used up', async () => {
    deps.clock.pass(24 * 3_600_000);
    const person = nextPerson();
    const sent = { proof: await aCode(), key: 'again' };
    const first = bodyOf(await submit(person, sent));
    deps.clock.pass(3_600_000);
    expect(await submit(person, sent)).toMatchObject({ replay: { status: 201, text: JSON.stringify(first) } });
  });

  test('gets the first answer where ten come at once', async () => {
    const person = nextPerson();
    const sent = { proof: await aCode(), key: 'at once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(person, sent)));
    expect(answers.filter((answer) => 'body' in answer)).toHaveLength(1);
    expect(answers.filter((answer) => 'replay' in answer)).toHaveLength(9);
  });

  test('proves one of two submissions that come at once', async () => {
    const person = nextPerson();
    const proof = await aCode();
    const outcomes = await Promise.allSettled([submit(person, { proof }), submit(person, { proof, level: 4 })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(lost).toMatchObject({ code: 'VALIDATION', errors: [{ pointer: '/phoneCode' }] });
  });
});
