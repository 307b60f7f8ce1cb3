import * as z from 'zod/mini';
import { type Hand, isSameHand } from '../hand.ts';
import { TASK_KINDS, type TaskKind } from '../task-kind.ts';

/** Entering an application at the counter counts as a stage of its own. */
export const ENTRY = 'COUNTER_ENTRY';

/** Who decided a stage of a case: the person, by the keyed hash of the ID number, and the account. */
export const deciderSchema = z.object({
  stage: z.enum([...TASK_KINDS, ENTRY]),
  person: z.string(),
  staffId: z.string(),
});
export type Decider = Readonly<z.output<typeof deciderSchema>>;

/**
 * Whether a member of staff has decided another stage of a case than the one given, under this account or another one.
 * The same stage may be decided again by the same person, as after a correction.
 *
 * @source domain rules, People: no one decides two stages of the same application
 */
export function hasDecidedOtherStage(deciders: readonly Decider[], stage: TaskKind, hand: Hand): boolean {
  return deciders.some((decider) => decider.stage !== stage && isSameHand(decider, hand));
}
