import type { Cell, Month } from '../domain/report/cell.ts';

/** The keys of what the reports count, part of keys.ts. */

/**
 * What a case contributes to the reports, by the day of its submission. The partition of a day is the list of the cases
 * submitted on it: the key of a case in it never changes.
 */
export function countedCaseKey(submittedOn: string, applicationId: string) {
  return { pk: countedCasesPartition(submittedOn), sk: applicationId };
}

export const countedCasesPartition = (submittedOn: string) => `COUNTED#${submittedOn}`;

/** A cell of the reports. Those of an agency sort by month, those of the payments of all agencies, too. */
export function reportCellKey(cell: Cell) {
  switch (cell.of) {
    case 'CASES':
      return { pk: reportPartition(cell.agency), sk: `${cell.month}#${cell.occupationCode}#${cell.level}` };
    case 'PAID':
      return { pk: PAID_BY_MONTH, sk: `${cell.month}#${cell.agency}#${cell.level}` };
    case 'SECOND_LOOKS':
      return { pk: reportPartition(cell.agency), sk: `${cell.month}#${cell.of}` };
  }
}

export const reportPartition = (agency: string) => `REPORT#${agency}`;

export const PAID_BY_MONTH = 'PAID';

/** All cells of some months, and no others, sort between these two. */
export function monthBounds(from: Month, to: Month): readonly [string, string] {
  return [`${from}#`, `${to}#~`];
}
