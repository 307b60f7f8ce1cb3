import * as z from 'zod/mini';
import { LEVELS } from '../declared.ts';
import { fenSchema } from '../money.ts';

/** What a public notice shows of a case: never phone, account or certificate number. */
export const publicEntrySchema = z.object({
  serial: z.int().check(z.minimum(1)),
  maskedName: z.string(),
  maskedIdNumber: z.string(),
  employer: z.string(),
  occupation: z.string(),
  level: z.literal([...LEVELS]),
  amountFen: fenSchema,
});
export type PublicEntry = Readonly<z.output<typeof publicEntrySchema>>;
