import { expect, test } from 'vitest';
import { changeContact } from '../../../functions/contact/change-contact.ts';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { refusalOf } from '../../support/answers.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { aPhoneProof } from '../../support/objections.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();

const NEW_PHONE = '13812345678';
const proofOf = () => aPhoneProof(deps, NEW_PHONE, undefined, 'CONTACT');

async function change(person: Person, applicationId: string, phone = NEW_PHONE, proof: object = {}) {
  return changeContact({ ...asApplicant(person), params: { applicationId }, body: { phone, ...proof } }, deps);
}

test.each(REACHABLE_PHASES.map((phase, index) => [phase, aPerson(index)] as const))(
  'the phone of a case in %s can be changed unless the case has ended',
  async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    const proof = await proofOf();
    const changed = change(person, id, NEW_PHONE, proof);
    if (['PAID', 'REJECTED', 'WITHDRAWN'].includes(phase)) {
      await expect(changed).rejects.toMatchObject({ code: 'WRONG_PHASE' });
      return;
    }
    await changed;
    const application = await deps.applications.byId(id);
    expect(application).toMatchObject({ phase, applicant: { phone: NEW_PHONE } });
    expect((await auditedCase(application, deps)).faults).toEqual([]);
  },
);

test('a phone that the token does not prove needs its code, and nothing changes without', async () => {
  const person = aPerson(40);
  const id = await walk.caseIn('FUND_REVIEW', person);
  const { version } = await deps.applications.byId(id);
  expect(await refusalOf(change(person, id))).toMatchObject({ status: 400, pointers: ['/phone'] });
  const wrong = { ...(await proofOf()), phoneCode: '000000' };
  expect(await refusalOf(change(person, id, NEW_PHONE, wrong))).toMatchObject({
    status: 400,
    pointers: ['/phoneCode'],
  });
  expect(await deps.applications.byId(id)).toHaveProperty('version', version);
});

test('the phone of the token needs no code, and the one that the case has changes nothing', async () => {
  const person = aPerson(41);
  const id = await walk.caseIn('FUND_REVIEW', person);
  await change(person, id, NEW_PHONE, await proofOf());
  await change(person, id, person.phone);
  const { version, applicant } = await deps.applications.byId(id);
  expect(applicant.phone).toBe(person.phone);
  await change(person, id, person.phone);
  expect(await deps.applications.byId(id)).toHaveProperty('version', version);
});

test('the phone of another person’s case is not found', async () => {
  const id = await walk.caseIn('FUND_REVIEW', aPerson(42));
  await expect(change(aPerson(43), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
