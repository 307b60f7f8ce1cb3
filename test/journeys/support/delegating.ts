import { expect } from 'vitest';
import { addDays, beijingDate } from '../../../shared/domain/civil-date.ts';
import type { Journey } from './journey.ts';
import type { StaffMember } from './staff.ts';

const AGENCY = '210202';
const CHIEF = { staffId: 'chief-1', name: '孙样管', roles: ['supervisor'], agency: AGENCY };

interface Away {
  readonly absent: StaffMember;
  readonly deputy: StaffMember;
  readonly kinds?: readonly string[];
}

/** What a supervisor does about those who are away. */
export function delegating(journey: () => Journey) {
  let count = 0;
  /** New members of staff: nobody is away twice by accident. */
  function members(role: string) {
    count += 1;
    const of = { roles: [role], agency: AGENCY };
    return {
      absent: { ...of, staffId: `absent-${count}`, name: '周样休' },
      deputy: { ...of, staffId: `deputy-${count}`, name: '吴样代' },
    };
  }

  const today = async () => beijingDate(new Date(await journey().now()));
  /** The body of a delegation from today on, for ten days. */
  async function delegation({ absent, deputy, kinds = ['FUND_REVIEW'] }: Away, more: object = {}) {
    const since = await today();
    const span = { since, until: addDays(since, 9) };
    return { from: absent.staffId, to: deputy.staffId, kinds, ...span, reason: '年休假', ...more };
  }
  const put = async (body: object, member: StaffMember = CHIEF) =>
    journey().send('delegateTasks', { token: await journey().staffToken(member), body });
  async function delegate(away: Away, more?: object) {
    const { status, body } = await put(await delegation(away, more));
    expect({ status, body }).toMatchObject({ status: 200 });
  }

  return { CHIEF, members, today, delegation, put, delegate };
}
