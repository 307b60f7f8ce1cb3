import { describe, expect, test } from 'vitest';
import { fileObjection } from '../../../functions/objection/file-objection.ts';
import { objectionBody } from '../../../shared/contracts/objection.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import { aPerson, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { objectionDesk } from './objection-desk.ts';

const service = await aService();
const { deps, walk, stored } = service;
const { aNewObjector, anEntry, requestOf, file, fileSignedIn, objectionCountOf } = objectionDesk(service);

describe('an objection without a token', () => {
  test('needs a code for its phone: 400, the same for a wrong, a foreign and a used one', async () => {
    const entry = await anEntry(aPerson(30));
    const request = await requestOf(entry);
    const foreign = await requestOf(entry);
    const { phoneCodeId, phoneCode } = foreign.body;
    for (const proof of [{ phoneCode: '000000' }, { phoneCodeId: 'UNKNOWN' }, { phoneCodeId, phoneCode }]) {
      const guess = fileObjection({ ...request, body: { ...request.body, ...proof } }, deps);
      await expect(guess).rejects.toMatchObject({ code: 'VALIDATION', errors: [{ pointer: '/phoneCode' }] });
    }
    expect(await fileObjection(request, deps)).toHaveProperty('body');
    const other = await anEntry(aPerson(31));
    const again = fileObjection({ ...request, params: { noticeId: other.noticeId, serial: other.serial } }, deps);
    await expect(again).rejects.toMatchObject({ code: 'VALIDATION', errors: [{ pointer: '/phoneCode' }] });
  });

  test('names every field it lacks', async () => {
    const entry = await anEntry(aPerson(32));
    const { body, ...request } = await requestOf(entry);
    const { statement, phone } = body;
    const refused = fileObjection({ ...request, body: objectionBody.parse({ statement, phone }) }, deps);
    await expect(refused).rejects.toMatchObject({
      code: 'VALIDATION',
      errors: ['/objectorName', '/objectorIdNumber', '/phoneCodeId', '/phoneCode'].map((pointer) => ({ pointer })),
    });
  });

  test('has one answer whatever its name and ID number are, so 906 guesses no longer tell an ID number', async () => {
    const applicant = aPerson(33);
    const entry = await anEntry(applicant);
    const earlier = aNewObjector();
    await walk.object(entry.id, earlier);
    const phoneOf = (person: Person) => ({ ...person, phone: aNewObjector().phone });
    const guesses = [
      phoneOf(applicant),
      phoneOf({ ...applicant, idNumber: aPerson(8_001).idNumber }),
      phoneOf(earlier),
      phoneOf({ ...aPerson(8_002), name: '钱旅假' }),
      aPerson(8_003),
    ];
    deps.identity.asked.length = 0;
    for (const objector of guesses) {
      const reply = await file(entry, { objector });
      expect(Object.keys('body' in reply ? reply.body : {})).toEqual(['objectionId', 'receivedAt', 'receiptCode']);
    }
    expect(deps.identity.asked).toEqual([]);
    expect(await objectionCountOf(entry.id)).toBe(1 + guesses.length);
  });

  test('comes from a phone once for an entry, under whatever name; for another entry it is another', async () => {
    const [one, other] = [await anEntry(aPerson(34)), await anEntry(aPerson(35))];
    const { phone } = aNewObjector();
    await file(one, { objector: { ...aNewObjector(), phone } });
    deps.clock.pass(2 * MINUTE);
    const again = file(one, { objector: { ...aNewObjector(), phone } });
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_OBJECTED' });
    deps.clock.pass(2 * MINUTE);
    expect(await file(other, { objector: { ...aNewObjector(), phone } })).toHaveProperty('body');
  });
});

describe('an objection with a token', () => {
  test('has name, ID number and phone from the token, and its name is proven', async () => {
    const entry = await anEntry(aPerson(40));
    const { name, idNumber, phone, subject } = aPerson(8_104);
    expect(await fileSignedIn(entry, 8_104)).toHaveProperty('body.receiptCode');
    expect(await stored.objections(entry.id)).toMatchObject([
      { objectorName: name, objectorIdNumber: idNumber, phone, objectorSubject: subject, identityVerified: true },
    ]);
  });

  test('takes none of the fields that the token tells', async () => {
    const entry = await anEntry(aPerson(41));
    const { body, ...request } = await requestOf(entry);
    const mixed = fileObjection({ ...request, headers: { authorization: 'Bearer 8100' }, body }, deps);
    const pointers = ['/objectorName', '/objectorIdNumber', '/phone', '/phoneCodeId', '/phoneCode'];
    await expect(mixed).rejects.toMatchObject({ code: 'VALIDATION', errors: pointers.map((pointer) => ({ pointer })) });
  });

  test('by the applicant is refused', async () => {
    const entry = await anEntry(aPerson(42));
    await expect(fileSignedIn(entry, 42)).rejects.toMatchObject({ code: 'OWN_ENTRY' });
    expect(await objectionCountOf(entry.id)).toBe(0);
  });

  test('is refused the second time, also after one without a token that was admitted', async () => {
    const entry = await anEntry(aPerson(43));
    const unsigned = aPerson(8_103);
    await fileSignedIn(entry, 8_102);
    await expect(fileSignedIn(entry, 8_102)).rejects.toMatchObject({ code: 'ALREADY_OBJECTED' });
    await walk.object(entry.id, { ...unsigned, phone: aPerson(8_100).phone });
    await expect(fileSignedIn(entry, 8_103)).rejects.toMatchObject({ code: 'ALREADY_OBJECTED' });
    expect(await objectionCountOf(entry.id)).toBe(2);
  });

  test('is not kept out by a liar who filed under the name of its person and another ID number', async () => {
    const entry = await anEntry(aPerson(44));
    const person = aPerson(8_105);
    deps.identity.finding = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] };
    await walk.object(entry.id, { ...person, name: '钱旅假', phone: aPerson(8_101).phone });
    deps.identity.finding = { outcome: 'yes' };
    expect(await fileSignedIn(entry, 8_105)).toHaveProperty('body');
  });
});
