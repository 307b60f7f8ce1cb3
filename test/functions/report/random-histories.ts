import fc from 'fast-check';
import type { Application } from '../../../shared/domain/case/application.ts';
import { memoryTable } from '../../shared/domain/case/case-table.ts';
import { anySteps, randomWalk } from '../../shared/domain/case/random-steps.ts';
import type { Person } from '../../support/people.ts';

/** Agencies of the policy, in which made-up cases are spread. */
export const AGENCIES = ['210200', '210202', '210203', '2102GX'] as const;

/**
 * Cases of one person as they were after each of their events, in the order in which they were written, by random
 * steps. Ids are unique for each `n`; the agency follows from `n`, too.
 */
export async function randomHistories(n: number, person: Person, length = 120): Promise<readonly Application[]> {
  const [steps = []] = fc.sample(anySteps(length), { numRuns: 1, seed: n });
  const table = memoryTable();
  const walk = randomWalk(table, person);
  const seen = new Map<string, number>();
  const written: Application[] = [];
  for (const step of steps) {
    await walk.take(step);
    for (const { application } of await table.cases()) {
      if (application.attempt === 0 || seen.get(application.applicationId) === application.eventCount) continue;
      seen.set(application.applicationId, application.eventCount);
      const agency = AGENCIES[n % AGENCIES.length] ?? '210200';
      written.push({ ...application, applicationId: `${application.applicationId}-${n}`, agency });
    }
  }
  return written;
}
