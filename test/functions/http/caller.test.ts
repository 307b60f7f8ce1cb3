import { describe, expect, test } from 'vitest';
import { callerOf } from '../../../functions/http/caller.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { applicantContext } from '../../support/gateway-events.ts';
import { aPerson } from '../../support/people.ts';

const staff = { kind: 'staff', sub: 'staff-1', name: '李经办', roles: 'reviewer,payer', agency: '210202' };
const applicant = applicantContext(aPerson(1));

describe('the caller', () => {
  test('is an applicant by subject and ID number; name and phone are not passed on', () => {
    expect(callerOf(applicant, 'applicant')).toEqual({
      kind: 'applicant',
      subject: 'subject-1',
      idNumber: aPerson(1).idNumber,
    });
  });

  test('is staff by subject, name, roles and agency', () => {
    expect(callerOf(staff, 'staff')).toEqual({
      kind: 'staff',
      subject: 'staff-1',
      name: '李经办',
      roles: ['reviewer', 'payer'],
      agency: '210202',
    });
  });

  test('is staff with an ID number where the token has one', () => {
    expect(callerOf({ ...staff, idNumber: aPerson(2).idNumber }, 'staff')).toMatchObject({
      idNumber: aPerson(2).idNumber,
    });
  });

  test.each([
    ['', []],
    ['auditor', ['auditor']],
    ['admin,root,Reviewer, payer', []],
    ['reviewers', []],
    [STAFF_ROLES.join(), [...STAFF_ROLES]],
  ])('has of the roles "%s" those there are', (roles, known) => {
    expect(callerOf({ ...staff, roles }, 'staff')).toMatchObject({ roles: known });
  });

  test.each([
    [applicant, 'staff'],
    [staff, 'applicant'],
  ] as const)('of the wrong kind is turned away', (context, kind) => {
    expect(() => callerOf(context, kind)).toThrow(expect.objectContaining({ code: 'WRONG_KIND_OF_CALLER' }));
  });

  test.each([
    ['nobody', {}],
    ['no kind', { ...applicant, kind: undefined }],
    ['another kind', { ...applicant, kind: 'bank' }],
    ['no subject', { ...applicant, sub: '' }],
    ['no ID number', { ...applicant, idNumber: undefined }],
    ['an ID number of 15 digits', { ...applicant, idNumber: '999999850301001' }],
  ])('with %s is a fault of ours, and nobody is let in', (_, context) => {
    expect(() => callerOf(context, 'applicant')).toThrow(expect.objectContaining({ name: 'ZodError' }));
  });
});
