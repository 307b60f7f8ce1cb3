/**
 * `CHAIN`: an event was altered, inserted or removed, so that the hashes no longer follow each other. `CONTENT`: what
 * the case holds is not what the event recorded. `CUT_SHORT`: events are missing at the end.
 */
export const FAULT_KINDS = ['CHAIN', 'CONTENT', 'CUT_SHORT'] as const;

/** One thing that does not match in the audit trail of a case. */
export interface AuditFault {
  readonly kind: (typeof FAULT_KINDS)[number];
  /** The event that does not match; for a trail cut short, the first one missing. */
  readonly sequence: number;
}
