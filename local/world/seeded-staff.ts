import type { StaffRole } from '../../shared/domain/actor.ts';

/** A fictional member of staff. */
export interface SeededStaff {
  /** The staff number, which is also the subject of the tokens. */
  readonly staffId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly agency: string;
  /** Distinguishes their phones. */
  readonly sequence: number;
}

/** The city's office, which sees every agency, and two districts. */
const AGENCIES = ['210200', '210202', '210203'];

/** Two supervisors and two payers each, because the rules want a second person there. */
const POSTS: readonly (readonly [role: StaffRole, number: number])[] = [
  ['reviewer', 1],
  ['fund-reviewer', 1],
  ['supervisor', 1],
  ['supervisor', 2],
  ['payer', 1],
  ['payer', 2],
  ['auditor', 1],
];

// Every name contains 样 (sample), so that no reader takes them for real people.
const NAMES = [
  ['方样松', '石样柏', '丁样竹', '任样梅', '袁样兰', '柳样菊', '鲍样莲'],
  ['史样春', '唐样夏', '费样秋', '廉样冬', '岑样晨', '薛样午', '雷样暮'],
  ['贺样金', '倪样木', '汤样水', '滕样火', '殷样土', '罗样山', '毕样川'],
];

/** The staff of every local run. The first of a post has the number `<role>-<agency>`, the second a 2 behind it. */
export const seededStaff: readonly SeededStaff[] = AGENCIES.flatMap((agency, row) =>
  POSTS.map(([role, number], index) => ({
    staffId: number === 1 ? `${role}-${agency}` : `${role}-${agency}-${number}`,
    name: NAMES[row]?.[index] ?? `员样${index}`,
    role,
    agency,
    sequence: row * POSTS.length + index + 1,
  })),
);
