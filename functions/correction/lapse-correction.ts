import { type CaseState, caseStateOf } from '../../shared/domain/case/case-state.ts';
import { lapseCorrection as lapse } from '../../shared/domain/case/correction.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { DocumentNumberStore } from '../../shared/table/document-number-store.ts';

export interface LapseCorrectionDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write'>;
  readonly documentNumbers: Pick<DocumentNumberStore, 'take'>;
  readonly now: () => Date;
}

/**
 * Refuses a case whose correction was not made in time. One that was corrected, or whose time is not over, is left as
 * it is: of a correction and the lapse at the same moment, one wins.
 *
 * @throws WriteConflictError where another writer was first
 * @source policy data (15 working days)
 */
export async function lapseCorrection(
  { applicationId }: { readonly applicationId: string },
  { applications, documentNumbers, now }: LapseCorrectionDeps,
): Promise<CaseState> {
  const application = await applications.byId(applicationId);
  const moment = now();
  const at = instantOf(moment);
  if (application.phase !== 'CORRECTION_REQUESTED' || at < application.correction.dueAt)
    return caseStateOf(application);
  const documentNumber = await documentNumbers.take(application.agency, moment);
  return caseStateOf(await applications.write(lapse(application, { documentNumber }, at)));
}
