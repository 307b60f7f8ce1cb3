import { programmeOf } from '../../shared/domain/programme.ts';
import { isDecided, type ReplayRules } from '../../shared/policy/replay.ts';
import type { ChangedCase } from '../../shared/policy/replay-sums.ts';
import type { ApplicationReader } from '../../shared/table/application-reader.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { CaseloadReader } from '../../shared/table/caseload-reader.ts';
import { changesYearlyLimit, replayOne } from './replay-one.ts';

export interface ReplayPageDeps {
  readonly cases: CaseloadReader;
  readonly applications: Pick<ApplicationReader, 'ofPerson'>;
  readonly records: Pick<CaseRecordStore, 'findings'>;
}

export interface ReplayedPage {
  /** How many cases were read, and how many of them were decided. */
  readonly read: number;
  readonly decided: number;
  readonly changes: readonly ChangedCase[];
  readonly next?: string;
}

/** A person has a few attempts a year. This many cover more years than a programme lasts. */
const MOST_ATTEMPTS = 500;

/**
 * Replays one page of the cases of some agencies under a draft, newest first. It only reads: one query for each agency,
 * one read for each 100 cases, a query for the findings of each decided case, and one more for the person's attempts
 * where the draft changes the yearly limit.
 *
 * A submission that was refused at once is in no caseload: the registers were never asked about it, so nothing could be
 * told of it.
 *
 * @source docs/adr/0058-what-a-draft-would-change.md
 */
export async function replayPage(
  asked: Parameters<CaseloadReader['wholeCases']>[0],
  rules: ReplayRules,
  { cases, applications, records }: ReplayPageDeps,
): Promise<ReplayedPage> {
  const { entries, next } = await cases.wholeCases(asked);
  const decided = entries.filter(isDecided);
  const ofProgramme = decided.filter(({ terms }) => programmeOf(terms) === rules.draft.policy.programme);
  const changes = await Promise.all(
    ofProgramme.map(async (application) => {
      const attempts = changesYearlyLimit(rules)
        ? await applications.ofPerson(application.applicant.idNumber, MOST_ATTEMPTS)
        : undefined;
      return replayOne(application, { findings: await records.findings(application), attempts }, rules) ?? [];
    }),
  );
  return { read: entries.length, decided: decided.length, changes: changes.flat(), ...(next && { next }) };
}
