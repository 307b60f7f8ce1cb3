import { describe, expect, test } from 'vitest';
import { readObjection } from '../../../functions/objection/read-objection.ts';
import { objectionStateView } from '../../../shared/contracts/objection.ts';
import { bodyOf } from '../../support/answers.ts';
import { aPerson, asPublic, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { objectionDesk } from './objection-desk.ts';

const service = await aService();
const { deps, walk, table } = service;
const { aNewObjector, anEntry, file } = objectionDesk(service);

const read = async (objectionId: string, code: string) => {
  const request = { ...asPublic(), params: { objectionId }, headers: { 'x-receipt-code': code } };
  return bodyOf(await readObjection(request, deps));
};
async function filed(person: Person, objector = aNewObjector()) {
  const entry = await anEntry(person);
  const { objectionId, receiptCode } = bodyOf(await file(entry, { objector }));
  return { ...entry, objectionId, state: () => read(objectionId, receiptCode), receiptCode };
}

describe('the holder of a receipt', () => {
  test('reads that the objection was received, then that it is under review', async () => {
    const { id, state } = await filed(aPerson(1));
    expect(await state()).toEqual({ status: 'RECEIVED' });
    await walk.admit(id);
    expect(await state()).toEqual({ status: 'RECEIVED' });
    await walk.close(id);
    expect(await state()).toEqual({ status: 'UNDER_REVIEW' });
    await walk.open(id, 'OBJECTION_REVIEW');
    expect(await state()).toEqual({ status: 'UNDER_REVIEW' });
  });

  test.each([
    ['UPHOLD', 'UPHELD'],
    ['DISMISS', 'DISMISSED'],
  ] as const)('reads the decision %s as %s', async (decided, outcome) => {
    const { id, state } = await filed(aPerson(decided === 'UPHOLD' ? 2 : 3));
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: decided });
    expect(await state()).toEqual({ status: 'DECIDED', outcome, decidedAt: '2021-06-25T00:00:00+08:00' });
  });

  test('reads that the case was withdrawn, and when', async () => {
    const { id, state } = await filed(aPerson(4));
    deps.clock.set('2021-06-18T10:00:00+08:00');
    await walk.withdraw(aPerson(4), id);
    expect(await state()).toEqual({
      status: 'DECIDED',
      outcome: 'CASE_WITHDRAWN',
      decidedAt: '2021-06-18T10:00:00+08:00',
    });
  });

  test('reads that the objection is not admitted, and learns nothing from it of who the applicant is', async () => {
    const applicant = aPerson(5);
    const asApplicant = await filed(applicant, { ...applicant, phone: aNewObjector().phone });
    await walk.admit(asApplicant.id);
    const asNobody = await filed(aPerson(6), { ...applicant, name: '钱旅假', phone: aNewObjector().phone });
    deps.identity.finding = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] };
    await walk.admit(asNobody.id);
    deps.identity.finding = { outcome: 'yes' };
    const notAdmitted = { status: 'NOT_ADMITTED', decidedAt: '2021-06-17T09:00:00+08:00' };
    expect([await asApplicant.state(), await asNobody.state()]).toEqual([notAdmitted, notAdmitted]);
  });

  test('does not learn that somebody had objected under the same name and number', async () => {
    const colleague = aNewObjector();
    const first = await filed(aPerson(7), colleague);
    await walk.admit(first.id);
    const again = bodyOf(await file(first, { objector: { ...colleague, phone: aNewObjector().phone } }));
    await walk.admit(first.id);
    const state = () => read(again.objectionId, again.receiptCode);
    expect(await state()).toEqual({ status: 'RECEIVED' });
    await walk.close(first.id);
    expect(await state()).toEqual({ status: 'UNDER_REVIEW' });
  });

  test('reads what the contract allows, and nothing of any person', async () => {
    const applicant = aPerson(8);
    const { id, state } = await filed(applicant);
    await walk.withdraw(applicant, id);
    const read = await state();
    expect(objectionStateView.parse(read)).toEqual(read);
    for (const detail of [applicant.name, applicant.idNumber, id]) expect(JSON.stringify(read)).not.toContain(detail);
  });
});

describe('a receipt code', () => {
  test('is not found where it is wrong, missing or of another objection, nor under an unknown id: always the same', async () => {
    const [one, other] = [await filed(aPerson(10)), await filed(aPerson(11))];
    for (const [objectionId, code] of [
      [one.objectionId, ''],
      [one.objectionId, 'CODE-0000-0000-0000'],
      [one.objectionId, other.receiptCode],
      ['UNKNOWN', one.receiptCode],
    ] as const) {
      await expect(read(objectionId, code)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('may be written as people write it down', async () => {
    const { objectionId, receiptCode } = await filed(aPerson(12));
    const written = receiptCode
      .toLowerCase()
      .replaceAll('0', 'o')
      .replace(/^(.{4})/, '$1 - ');
    expect(await read(objectionId, written)).toEqual({ status: 'RECEIVED' });
  });

  test('is kept as a digest only', async () => {
    const { objectionId, receiptCode } = await filed(aPerson(13));
    const receipt = await deps.objections.receipt(objectionId);
    expect(Object.keys(receipt ?? {}).sort()).toEqual(['applicationId', 'receiptDigest']);
    expect(JSON.stringify([receipt, await deps.objections.receipt(objectionId), table.name])).not.toContain(
      receiptCode,
    );
  });
});
