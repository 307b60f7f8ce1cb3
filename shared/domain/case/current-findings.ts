import { CHECKS, type Check, type Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import type { Application } from './application.ts';

type Corrected = Pick<Application, 'corrections'>;

/** The findings that are about what the case declares now: a correction makes those of the checks it touches void. */
export function currentFindings({ corrections = [] }: Corrected, findings: readonly Finding[]): readonly Finding[] {
  const lastRoundOf = (check: Check) => corrections.findLastIndex(({ checks }) => checks.includes(check)) + 1;
  return findings.filter(({ check, round = 0 }) => round >= lastRoundOf(check));
}

/** The checks of the verification that a case is in: all at first, after a correction those that it touches. */
export function checksToRun({ corrections = [] }: Corrected): readonly Check[] {
  return corrections.at(-1)?.checks ?? CHECKS;
}

/** When the verification that a case is in began. */
export function verifiedSince(application: Pick<Application, 'submittedAt' | 'admittedBy'> & Corrected): Instant {
  return application.corrections?.at(-1)?.correctedAt ?? begunAt(application);
}

/** When the review of a case began: with its submission, or with the order that made it in place of a refused one. */
export function begunAt({ submittedAt, admittedBy }: Pick<Application, 'submittedAt' | 'admittedBy'>): Instant {
  return admittedBy?.at ?? submittedAt;
}
