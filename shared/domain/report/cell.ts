import { LEVELS, type Level } from '../declared.ts';

/** A month, written YYYY-MM. As text it sorts in time order. */
export type Month = string;

/**
 * A cell of the reports. `CASES` counts the cases of an agency by the month of their submission, `PAID` the paid ones
 * by the month in which the money arrived. `SECOND_LOOKS` counts the decisions of an agency that got a second look, by
 * the month in which their case was submitted.
 */
export type Cell =
  | {
      readonly of: 'CASES';
      readonly agency: string;
      readonly month: Month;
      readonly occupationCode: string;
      readonly level: Level;
    }
  | { readonly of: 'PAID'; readonly month: Month; readonly agency: string; readonly level: Level }
  | { readonly of: 'SECOND_LOOKS'; readonly agency: string; readonly month: Month };

/** The name of a cell, under which tallies are kept. */
export function cellName(cell: Cell): string {
  switch (cell.of) {
    case 'CASES':
      return ['CASES', cell.agency, cell.month, cell.occupationCode, cell.level].join('#');
    case 'PAID':
      return ['PAID', cell.month, cell.agency, cell.level].join('#');
    case 'SECOND_LOOKS':
      return ['SECOND_LOOKS', cell.agency, cell.month].join('#');
  }
}

/** The cell that a name means. @throws RangeError where the text is no name of a cell */
export function cellNamed(name: string): Cell {
  const [of, ...parts] = name.split('#');
  const level = LEVELS.find((each) => String(each) === parts.at(-1));
  const [first = '', second = '', third = ''] = parts;
  if (level !== undefined && of === 'CASES' && parts.length === 4) {
    return { of, agency: first, month: second, occupationCode: third, level };
  }
  if (level !== undefined && of === 'PAID' && parts.length === 3) return { of, month: first, agency: second, level };
  if (of === 'SECOND_LOOKS' && parts.length === 2) return { of, agency: first, month: second };
  throw new RangeError('not the name of a cell');
}
