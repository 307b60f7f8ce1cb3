import { describe, expect, test } from 'vitest';
import { requireNotObjector } from '../../../functions/review/own-objection.ts';
import { refusalOf } from '../../support/answers.ts';
import { aPerson, aStaffMember } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();

/** A case under review, after the objection of a person. */
async function challengedBy(n: number, objector: ReturnType<typeof aPerson>) {
  const id = await walk.caseIn('PUBLICISED', aPerson(n));
  await walk.object(id, objector);
  await walk.object(id, aPerson(8_000 + n));
  await walk.close(id);
  await walk.open(id, 'OBJECTION_REVIEW');
  return (overrides: Parameters<typeof aStaffMember>[1]) =>
    walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' }, aStaffMember('supervisor', overrides));
}

describe('an objection is not decided by its objector', () => {
  const objector = aPerson(9_001);
  test.each([
    ['ID number', { idNumber: objector.idNumber }],
    ['name', { name: objector.name }],
  ])('known by the %s', async (by, overrides) => {
    const decide = await challengedBy(by === 'name' ? 1 : 2, objector);
    expect(await refusalOf(decide(overrides))).toMatchObject({ code: 'OWN_OBJECTION' });
    await expect(decide({ subject: 'supervisor-2' })).resolves.toBeDefined();
  });

  test('known by the subject of the token', async () => {
    const id = await walk.caseIn('OBJECTION_REVIEW', aPerson(3));
    const objections = await deps.records.objections(await deps.applications.byId(id));
    const filed = objections.map((objection) => ({ ...objection, objectorSubject: 'subject-of-a-citizen' }));
    expect(() => requireNotObjector(aStaffMember('supervisor', { subject: 'subject-of-a-citizen' }), filed)).toThrow(
      expect.objectContaining({ code: 'OWN_OBJECTION' }),
    );
    expect(() => requireNotObjector(aStaffMember('supervisor'), filed)).not.toThrow();
  });
});

test('an objection under the supervisor’s name and a false number does not choose another supervisor', async () => {
  deps.identity.finding = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] };
  const id = await walk.caseIn('PUBLICISED', aPerson(4));
  await walk.object(id, { ...aPerson(9_002), name: '李经办' });
  deps.identity.finding = { outcome: 'yes' };
  await walk.object(id, aPerson(9_003));
  await walk.close(id);
  await walk.open(id, 'OBJECTION_REVIEW');
  await expect(walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' })).resolves.toBeDefined();
});
