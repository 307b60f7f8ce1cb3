import { expect, test } from 'vitest';
import { ROLE_FOR_KIND, TASK_KINDS } from '../../../shared/domain/task-kind.ts';
import { atWorkIn, DECIDING_ROLE, dutyOf, TASK_KINDS as SHOWN_KINDS } from '../../../web/staff/duty.ts';

function tokenOf(claims: object): string {
  return `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

test('the desk offers a task to the role that decides it, and its filter knows every kind', () => {
  expect(DECIDING_ROLE).toEqual(ROLE_FOR_KIND);
  expect(SHOWN_KINDS).toEqual(TASK_KINDS);
  const reviewer = dutyOf({ roles: ['reviewer'], agency: '210202' });
  expect(TASK_KINDS.filter(reviewer.mayDecide)).toEqual(['MANUAL_VERIFICATION', 'VERIFICATION_SECOND_LOOK']);
});

test('roles and agency are read from the token; where they are not known, everything is offered', () => {
  expect(atWorkIn(tokenOf({ roles: ['reviewer'], agency: '210202' }))).toEqual({
    roles: ['reviewer'],
    agency: '210202',
  });
  expect(atWorkIn(tokenOf({ agency: '210202' }))).toBeUndefined();
  expect(atWorkIn('not a token')).toBeUndefined();
  expect(dutyOf(undefined)).toMatchObject({ oversees: true, mayKey: true, maySuspend: true, mayReverse: true });
});

test('everybody but an auditor keys what citizens bring', () => {
  const keying = ['reviewer', 'fund-reviewer', 'supervisor', 'payer', 'auditor'].filter(
    (role) => dutyOf({ roles: [role], agency: '210202' }).mayKey,
  );
  expect(keying).toEqual(['reviewer', 'fund-reviewer', 'supervisor', 'payer']);
});

test('supervisors and fund reviewers pull a case; only a supervisor of the city proposes that a refusal falls', () => {
  const duties = ['reviewer', 'fund-reviewer', 'supervisor'].map((role) => dutyOf({ roles: [role], agency: '210202' }));
  expect(duties.map(({ maySuspend }) => maySuspend)).toEqual([false, true, true]);
  expect(duties.map(({ mayReverse }) => mayReverse)).toEqual([false, false, false]);
  expect(dutyOf({ roles: ['supervisor'], agency: '210200' }).mayReverse).toBe(true);
  expect(dutyOf({ roles: ['fund-reviewer'], agency: '210200' }).mayReverse).toBe(false);
});
