import * as z from 'zod/mini';
import { CITY_AGENCY } from './agency-code.ts';
import { type CivilDate, civilDateSchema } from './civil-date.ts';
import { instantSchema } from './instant.ts';
import { TASK_KINDS, type TaskKind } from './task-kind.ts';

/** One member of staff is away, and another one is the deputy for some kinds of tasks. */
export const delegationSchema = z.object({
  delegationId: z.string(),
  /** Whose tasks; the city's own stand for every agency, as the city's staff do. */
  agency: z.string(),
  /** The staffId of the one who is away. */
  from: z.string(),
  /** The staffId of the deputy. */
  to: z.string(),
  kinds: z.array(z.enum(TASK_KINDS)),
  /** First and last day; both included. */
  since: civilDateSchema,
  until: civilDateSchema,
  reason: z.string(),
  setBy: z.string(),
  setAt: instantSchema,
  /** Another last day was set since: it is kept as a record only. */
  superseded: z.optional(z.literal(true)),
});
export type Delegation = Readonly<z.output<typeof delegationSchema>>;

type Span = Pick<Delegation, 'since' | 'until' | 'kinds'>;

/** Whether two delegations share a day and a kind of task. */
export function overlap(one: Span, other: Span): boolean {
  return one.since <= other.until && other.since <= one.until && one.kinds.some((kind) => other.kinds.includes(kind));
}

/**
 * The delegations by which a member of staff is a deputy for tasks of a kind and an agency on a day.
 *
 * @source Default; docs/adr/0052-a-deputy-is-bound-for-two.md
 */
export function deputisingFor(
  delegations: readonly Delegation[],
  { deputy, kind, agency, on }: { deputy: string; kind: TaskKind; agency: string; on: CivilDate },
): readonly Delegation[] {
  return delegations.filter(
    (each) =>
      each.to === deputy &&
      each.kinds.includes(kind) &&
      (each.agency === CITY_AGENCY || each.agency === agency) &&
      each.since <= on &&
      on <= each.until,
  );
}
