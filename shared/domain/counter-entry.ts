import * as z from 'zod/mini';

/** The way by which an application came that staff entered. The applicant's own have none. */
export const COUNTER = 'COUNTER';

/** Who was at the counter: the applicant, or somebody who acts for them (代办人). */
export const PRESENTERS = ['SELF', 'AGENT'] as const;

/** How an application came over the counter. An agent is named, with what they are to the applicant. */
export const counterEntrySchema = z.object({
  presentedBy: z.enum(PRESENTERS),
  agent: z.optional(z.object({ name: z.string(), idNumber: z.string(), relation: z.string() })),
});
export type CounterEntry = Readonly<z.output<typeof counterEntrySchema>>;

/** What was presented at the counter, and who entered it: the person, by the keyed hash, and the account. */
export interface EnteredAtCounter {
  readonly entry: CounterEntry;
  readonly enteredBy: { readonly person: string; readonly staffId: string };
}
