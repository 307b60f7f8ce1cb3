import { describe, expect, it } from 'vitest';
import { readClaims } from '../../../functions/http/read-claims.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { applicantClaims, secondFactors, staffClaims } from './loopback-issuer.ts';

const settings = { today: civilDate('2021-06-16'), secondFactors };

describe('the claims of a token', () => {
  it.each(['mfa', 'otp', 'sms', 'tel', 'hwk', 'swk', 'pop', 'sc', 'fido', 'face', 'fpt', 'iris', 'retina', 'vbm'])(
    'may name %s as the second factor',
    (method) => {
      expect(readClaims({ ...staffClaims, amr: ['pwd', method] }, settings)).toMatchObject({ ok: true });
    },
  );

  it.each([undefined, [], ['pwd'], ['pin', 'kba'], ['geo', 'rba', 'user', 'wia'], ['OTP']])(
    'hold no second factor in %j',
    (amr) => {
      expect(readClaims({ ...staffClaims, amr }, settings)).toEqual({ ok: false, refusal: 'no-second-factor' });
    },
  );

  it('give every role of ours, each once', () => {
    const reading = readClaims({ ...staffClaims, roles: [...STAFF_ROLES, 'reviewer', 'admin', 'Reviewer'] }, settings);
    expect(reading).toMatchObject({ caller: { roles: STAFF_ROLES } });
  });

  it('of an applicant need no second factor', () => {
    expect(readClaims(applicantClaims, settings)).toMatchObject({ caller: { kind: 'applicant' } });
  });

  it.each(['13900000000', '+86 139-0000-0000', '8613900000000'])(
    'prove the phone %j of an applicant',
    (phone_number) => {
      const reading = readClaims({ ...applicantClaims, phone_number }, settings);
      expect(reading).toMatchObject({ caller: { phone: '13900000000' } });
    },
  );

  it.each([undefined, '041182745201', '+852 9000 0000'])('with the phone %j prove none, and let in', (phone_number) => {
    const reading = readClaims({ ...applicantClaims, phone_number }, settings);
    expect(reading).toMatchObject({ ok: true });
    expect(reading).not.toHaveProperty('caller.phone');
  });

  it('with an ID number and only roles of other systems are an applicant’s', () => {
    const reading = readClaims({ ...applicantClaims, roles: ['offline_access'] }, settings);
    expect(reading).toMatchObject({ caller: { kind: 'applicant' } });
    expect(reading).not.toHaveProperty('caller.roles');
  });

  it('give the final x of an ID number as X', () => {
    const reading = readClaims({ ...applicantClaims, id_number: '21020219900101007x' }, settings);
    expect(reading).toMatchObject({ caller: { idNumber: '21020219900101007X' } });
  });

  it.each(['210202199001010017', '210202900101001', '', '210202209901010012'])(
    'with the ID number %j are refused, of applicants and of staff',
    (id_number) => {
      const refused = { ok: false, refusal: 'id-number' };
      expect(readClaims({ ...applicantClaims, id_number }, settings)).toEqual(refused);
      expect(readClaims({ ...staffClaims, id_number }, settings)).toEqual(refused);
    },
  );

  it('may name the agency of a zone, which has letters in its code', () => {
    expect(readClaims({ ...staffClaims, agency: '2102GX' }, settings)).toMatchObject({ caller: { agency: '2102GX' } });
  });

  it('of staff without an ID number are refused, who could decide on their own application', () => {
    expect(readClaims({ ...staffClaims, id_number: undefined }, settings)).toEqual({
      ok: false,
      refusal: 'staff-without-id-number',
    });
  });

  it('hold a second factor by the configured values only', () => {
    const ofCity = { ...settings, secondFactors: ['urn:city:ukey'] };
    expect(readClaims({ ...staffClaims, amr: ['pwd', 'otp'] }, ofCity)).toMatchObject({ refusal: 'no-second-factor' });
    expect(readClaims({ ...staffClaims, amr: ['pwd', 'urn:city:ukey'] }, ofCity)).toMatchObject({ ok: true });
  });

  it('of staff without an agency are refused', () => {
    expect(readClaims({ ...staffClaims, agency: undefined }, settings)).toEqual({ ok: false, refusal: 'no-agency' });
  });

  it.each([
    { ...applicantClaims, name: undefined },
    { ...applicantClaims, name: ' ' },
    { ...applicantClaims, sub: 7 },
    { ...applicantClaims, sub: '' },
    { ...applicantClaims, phone_number: 13900000000 },
    { ...staffClaims, agency: '甘井子' },
    { ...staffClaims, amr: 'otp' },
    null,
  ])('are refused in another form than the contract’s: %j', (claims) => {
    expect(readClaims(claims, settings)).toEqual({ ok: false, refusal: 'claims' });
  });
});
