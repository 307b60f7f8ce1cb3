import { describe, expect, test } from 'vitest';
import { type Caller, callerContext, callerOf } from '../../../functions/http/caller.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { applicantContext } from '../../support/gateway-events.ts';
import { aPerson } from '../../support/people.ts';

const { idNumber } = aPerson(2);
const staff = { kind: 'staff', sub: 'staff-1', name: '李经办', idNumber, roles: 'reviewer,payer', agency: '210202' };
const applicant = applicantContext(aPerson(1));

describe('the caller', () => {
  test('who is an applicant has a subject, an ID number and a phone; the name is not passed on', () => {
    expect(callerOf(applicant, 'applicant')).toEqual({
      kind: 'applicant',
      subject: 'subject-1',
      idNumber: aPerson(1).idNumber,
      phone: aPerson(1).phone,
    });
  });

  test('who is staff has a subject, a name, an ID number, roles and an agency', () => {
    expect(callerOf(staff, 'staff')).toEqual({
      kind: 'staff',
      subject: 'staff-1',
      name: '李经办',
      idNumber,
      roles: ['reviewer', 'payer'],
      agency: '210202',
    });
  });

  test.each([undefined, '', '9'.repeat(15)])('who is staff with the ID number %j is not served', (other) => {
    const context = { ...staff, idNumber: other };
    expect(() => callerOf(context, 'staff')).toThrow(expect.objectContaining({ name: '$ZodError' }));
  });

  test.each([
    ['', []],
    ['auditor', ['auditor']],
    ['admin,root,Reviewer, payer', []],
    ['reviewers', []],
    [STAFF_ROLES.join(), [...STAFF_ROLES]],
  ])('has of the roles "%s" those of ours', (roles, known) => {
    expect(callerOf({ ...staff, roles }, 'staff')).toMatchObject({ roles: known });
  });

  test.each([
    [applicant, 'staff'],
    [staff, 'applicant'],
  ] as const)('of the wrong kind is turned away', (context, kind) => {
    expect(() => callerOf(context, kind)).toThrow(expect.objectContaining({ code: 'WRONG_KIND_OF_CALLER' }));
  });

  test.each([
    ['no context', {}],
    ['no kind', { ...applicant, kind: undefined }],
    ['another kind', { ...applicant, kind: 'bank' }],
    ['no subject', { ...applicant, sub: '' }],
    ['no ID number', { ...applicant, idNumber: undefined }],
    ['an ID number of 15 digits', { ...applicant, idNumber: '999999850301001' }],
  ])('with %s is a fault of ours, and the request is not served', (_, context) => {
    expect(() => callerOf(context, 'applicant')).toThrow(expect.objectContaining({ name: '$ZodError' }));
  });

  const callers: readonly Caller[] = [
    { kind: 'applicant', subject: 'subject-1', idNumber: aPerson(1).idNumber },
    { kind: 'applicant', subject: 'subject-1', idNumber: aPerson(1).idNumber, phone: '13900000000' },
    { kind: 'staff', subject: 'staff-1', name: '李经办', idNumber, roles: ['auditor'], agency: '2102GX' },
    { kind: 'staff', subject: 'staff,2', name: '李,经办', idNumber, roles: [...STAFF_ROLES], agency: '210200' },
    { kind: 'staff', subject: 'staff-3', name: '李经办', idNumber, roles: [], agency: '210202' },
  ];
  test.each(callers)('comes out of the authorizer’s context as it went in: %j', (caller) => {
    const context = callerContext(caller);
    // API Gateway passes texts, numbers and booleans only, and adds a field of its own.
    expect(Object.values(context).every((value) => typeof value === 'string')).toBe(true);
    expect(callerOf({ ...context, principalId: caller.subject }, caller.kind)).toEqual(caller);
  });
});
