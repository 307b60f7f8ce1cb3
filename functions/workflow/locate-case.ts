import { type CaseState, caseStateOf } from '../../shared/domain/case/case-state.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';

/** Where a case stands in the table: any run of the workflow, the first or a later one, begins by asking. */
export async function locateCase(
  { applicationId }: { readonly applicationId: string },
  deps: { readonly applications: Pick<ApplicationStore, 'byId'> },
): Promise<CaseState> {
  return caseStateOf(await deps.applications.byId(applicationId));
}
