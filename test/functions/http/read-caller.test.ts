import { describe, expect, it } from 'vitest';
import { readCaller } from '../../../functions/http/read-caller.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { applicantClaims, staffClaims } from './loopback-issuer.ts';

const today = civilDate('2021-06-16');

describe('reading who calls', () => {
  it.each(['mfa', 'otp', 'sms', 'tel', 'hwk', 'swk', 'pop', 'sc', 'fido', 'face', 'fpt', 'iris', 'retina', 'vbm'])(
    'takes %s for a second factor',
    (method) => {
      expect(readCaller({ ...staffClaims, amr: ['pwd', method] }, today)).toMatchObject({ ok: true });
    },
  );

  it.each([undefined, [], ['pwd'], ['pin', 'kba'], ['geo', 'rba', 'user', 'wia'], ['OTP']])(
    'does not take %j for a second factor',
    (amr) => {
      expect(readCaller({ ...staffClaims, amr }, today)).toEqual({ ok: false, refusal: 'no-second-factor' });
    },
  );

  it('keeps every role known here, each once', () => {
    const reading = readCaller({ ...staffClaims, roles: [...STAFF_ROLES, 'reviewer', 'admin', 'Reviewer'] }, today);
    expect(reading).toMatchObject({ caller: { roles: STAFF_ROLES } });
  });

  it('needs no second factor of an applicant', () => {
    expect(readCaller(applicantClaims, today)).toMatchObject({ caller: { kind: 'applicant' } });
  });

  it('takes someone with an ID number and only roles of other systems for an applicant', () => {
    const reading = readCaller({ ...applicantClaims, roles: ['offline_access'] }, today);
    expect(reading).toMatchObject({ caller: { kind: 'applicant' } });
    expect(reading).not.toHaveProperty('caller.roles');
  });

  it('stores the final x of an ID number upper-case', () => {
    const reading = readCaller({ ...applicantClaims, id_number: '21020219900101007x' }, today);
    expect(reading).toMatchObject({ caller: { idNumber: '21020219900101007X' } });
  });

  it.each(['210202199001010017', '210202900101001', '', '210202209901010012'])(
    'refuses the ID number %j, of applicants and of staff',
    (id_number) => {
      const refused = { ok: false, refusal: 'id-number' };
      expect(readCaller({ ...applicantClaims, id_number }, today)).toEqual(refused);
      expect(readCaller({ ...staffClaims, id_number }, today)).toEqual(refused);
    },
  );

  it('takes the agency of a zone that has letters in its code', () => {
    expect(readCaller({ ...staffClaims, agency: '2102GX' }, today)).toMatchObject({ caller: { agency: '2102GX' } });
  });

  it('refuses staff without an agency', () => {
    expect(readCaller({ ...staffClaims, agency: undefined }, today)).toEqual({ ok: false, refusal: 'no-agency' });
  });

  it.each([
    { ...applicantClaims, name: undefined },
    { ...applicantClaims, name: ' ' },
    { ...applicantClaims, sub: 7 },
    { ...applicantClaims, sub: '' },
    { ...staffClaims, agency: '甘井子' },
    { ...staffClaims, amr: 'otp' },
    null,
  ])('refuses the claims %j', (claims) => {
    expect(readCaller(claims, today)).toEqual({ ok: false, refusal: 'claims' });
  });
});
