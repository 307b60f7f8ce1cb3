import * as z from 'zod/mini';
import { CITY_AGENCY } from './agency-code.ts';
import { instantSchema } from './instant.ts';

/** Staff passed a case from one agency to another, which was the right one. */
export const handoverSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** For staff only. */
  reason: z.string(),
  /** Who passed it on, and the agency of that person: the one that had the case, or the city's. */
  by: z.string(),
  byAgency: z.string(),
  at: instantSchema,
});
export type Handover = Readonly<z.output<typeof handoverSchema>>;

/** How often the agencies themselves have passed a case on. What the city decided is not counted. */
export function handoversOfAgencies(handovers: readonly Handover[] = []): number {
  return handovers.filter(({ byAgency }) => byAgency !== CITY_AGENCY).length;
}

/**
 * The agency that staff have passed a case on to; undefined where nobody did. What a register says of the employer
 * later does not move the case away from it.
 */
export function agencyOfStaff({ handovers = [] }: { readonly handovers?: readonly Handover[] | undefined }) {
  return handovers.at(-1)?.to;
}
