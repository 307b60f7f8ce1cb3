import { CITY_AGENCY } from './agency-code.ts';
import { beijingDate } from './civil-date.ts';

/** Which row of numbers a refusal's is taken from: each agency has one a year. */
export interface DocumentSeries {
  readonly agency: string;
  readonly year: string;
}

/** The series of a refusal at a moment. A case without an agency is the city's, as for the remedies. */
export function documentSeriesOf(agency: string | undefined, moment: Date): DocumentSeries {
  return { agency: agency ?? CITY_AGENCY, year: beijingDate(moment).slice(0, 4) };
}

/**
 * The number of a refusal (文号): `<agency>-<yyyy>-<serial>`. The serial counts from 1 and has no leading zeros.
 *
 * @example documentNumberOf({ agency: '210202', year: '2021' }, 12) // 210202-2021-12
 * @source GB/T 9704—2012, 7.2.5 (the serial of an official document is written without filling zeros)
 */
export function documentNumberOf({ agency, year }: DocumentSeries, serial: number): string {
  return `${agency}-${year}-${serial}`;
}
