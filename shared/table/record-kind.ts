import { isWithoutPerson } from '../domain/retention.ts';
import { type Key, personPartition } from './keys.ts';

/** Which record of a case an item is, by its key; undefined for an item of another kind. */
export function recordKindOf({ pk, sk }: Key): CaseRecordKind | undefined {
  return pk.startsWith(personPartition('')) || isWithoutPerson(pk)
    ? RECORD_KINDS.get(sk.split('#', 1)[0] ?? '')
    : undefined;
}

export type CaseRecordKind = 'application' | 'event' | 'task' | 'payment' | 'declaration' | 'recovery';

const RECORD_KINDS = new Map<string, CaseRecordKind>([
  ['OCC', 'application'],
  ['PAST', 'application'],
  ['REFUSED', 'application'],
  ['EVENT', 'event'],
  ['TASK', 'task'],
  ['PAYMENT', 'payment'],
  ['DECLARED', 'declaration'],
  ['RECOVERY', 'recovery'],
]);
