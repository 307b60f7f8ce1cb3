import { AGENCY_CODE_PATTERN } from './agency-code.ts';

/** The id of a batch of an agency. @param day of the draft in Beijing, yyyymmdd */
export function batchIdOf(agency: string, day: string, id: string): string {
  return `${agency}-${day}-${id}`;
}

/** The agency in a batch's id and what follows it; undefined where the text cannot be one. */
export function parseBatchId(batchId: string): { readonly agency: string; readonly rest: string } | undefined {
  const [agency = '', day = '', id = '', ...more] = batchId.split('-');
  const isOne = AGENCY_CODE_PATTERN.test(agency) && /^\d{8}$/.test(day) && /^\w{1,40}$/.test(id) && more.length === 0;
  return isOne ? { agency, rest: `${day}-${id}` } : undefined;
}
