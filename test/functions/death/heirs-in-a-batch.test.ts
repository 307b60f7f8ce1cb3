import { expect, test } from 'vitest';
import { nameHeirsPayee } from '../../../functions/death/name-heirs-payee.ts';
import { recordDeath } from '../../../functions/death/record-death.ts';
import { deathBody, heirsPayeeBody } from '../../../shared/contracts/death.ts';
import { anHeirsPayeeBody, DEATH_EVIDENCE } from '../../support/deaths.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aBatchDesk, aPayer, FIRST, SECOND } from '../payment-batch/batch-desk.ts';

const { deps, desk, walk, stored } = await aBatchDesk();
const HEIR = aPerson(8_001);
const recorder = aStaffMember('supervisor', { subject: 'staff-recorder' });

/** A case whose order to the heir waits for a batch. The first payer confirmed the account. */
async function waitsForHeir(n: number): Promise<string> {
  const id = await walk.caseIn('FUND_REVIEW', aPerson(n));
  const asked = { ...asStaff(recorder), params: { applicationId: id } };
  await recordDeath({ ...asked, body: deathBody.parse({ diedOn: '2021-06-16', evidence: DEATH_EVIDENCE }) }, deps);
  await nameHeirsPayee({ ...asked, body: heirsPayeeBody.parse(anHeirsPayeeBody(HEIR)) }, deps);
  await walk.decide(id, 'HEIRS_PAYEE', { outcome: 'CONFIRM' }, FIRST);
  await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
  await walk.publish(id);
  await walk.close(id);
  await walk.pay(id);
  return id;
}

test('the file for the bank has the name and the account of the heir', async () => {
  const id = await waitsForHeir(1);
  const { applicant } = await stored.application(id);
  // Whoever confirmed the account may draw up or approve the batch: both are steps of the payout.
  const { batchId } = await desk.drawUp(SECOND);
  await desk.approve(batchId, FIRST);
  const file = await desk.file(batchId);
  expect(file).toContain(`${id}-1,${HEIR.name},${HEIR.accountNumber},虚构银行中山支行,2500.00`);
  expect(file).not.toContain(applicant.name);
});

test('a payment to an heir is left out of the batch of whoever is that heir', async () => {
  const id = await waitsForHeir(2);
  const drawn = desk.drawUp({ ...aPayer('payer-heir'), idNumber: HEIR.idNumber });
  await expect(drawn).rejects.toMatchObject({ code: 'WRONG_PHASE' });
  expect(await desk.waiting()).toEqual([id]);
});
