import { expect, test } from 'vitest';
import { readBatch } from '../../../functions/payment-batch/read-batch.ts';
import { takeResults } from '../../../functions/payment-batch/take-results.ts';
import { CITY_AGENCY } from '../../../shared/domain/agency-code.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { resultsStore } from '../../../shared/table/results-store.ts';
import { AGENCY } from '../../support/findings.ts';
import { aStaffMember, asStaff } from '../../support/people.ts';
import { ROLE_SETS } from '../access/access-rows.ts';
import { aBatchDesk } from './batch-desk.ts';

const { deps, desk, table } = await aBatchDesk();
await desk.several(1, 1);
const { batchId } = await desk.drawUp();
const ofResults = { ...deps, results: resultsStore(table), queue: { add: async () => {} }, mayGoOn: () => true };

const FIRST_PAGE = { limit: 20, next: undefined };

type Caller = ReturnType<typeof aStaffMember>;
/** What is done with a batch, each in a state in which nobody may do it: it answers who may, and changes nothing. */
const CALLS: Readonly<Record<string, (caller: Caller) => Promise<unknown>>> = {
  drawUpBatch: (caller) => desk.drawUp(caller),
  approveBatch: (caller) => desk.approve('NOSUCH', caller),
  breakUpBatch: (caller) => desk.breakUp('NOSUCH', caller),
  readBatchFile: (caller) => desk.file(batchId, caller),
  takeResults: (caller) => takeResults({ ...asStaff(caller), params: { batchId }, body: '' }, ofResults),
};

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    if (error instanceof ServiceError) return error.code;
    throw error;
  }
}

test.each(Object.entries(CALLS))('%s is for payers only', async (_, call) => {
  for (const roles of ROLE_SETS) {
    const code = await codeOf(call(aStaffMember('payer', { subject: 'of-a-role', agency: AGENCY, roles })));
    expect(code === 'WRONG_ROLE', roles.join()).toBe(!roles.includes('payer'));
  }
});

test.each(['drawUpBatch', 'readBatchFile', 'takeResults'])(
  '%s is for the agency’s own payers, or the city’s',
  async (name) => {
    for (const agency of [AGENCY, CITY_AGENCY, '210203']) {
      const code = await codeOf(
        CALLS[name]?.(aStaffMember('payer', { subject: 'of-an-agency', agency })) ?? Promise.reject(),
      );
      expect(code === 'WRONG_AGENCY', agency).toBe(agency === '210203');
    }
  },
);

test('a batch is seen by payers, supervisors and auditors', async () => {
  for (const roles of ROLE_SETS) {
    const caller = aStaffMember('payer', { subject: 'of-a-role', agency: AGENCY, roles });
    const code = await codeOf(readBatch({ ...asStaff(caller), params: { batchId }, query: FIRST_PAGE }, deps));
    expect(code, roles.join()).toBe(
      roles.some((role) => ['payer', 'supervisor', 'auditor'].includes(role)) ? 'none' : 'WRONG_ROLE',
    );
  }
});
