import { type CaseState, caseStateOf } from '../../shared/domain/case/case-state.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';

/** The state of a case in the table. Every run of the workflow, the first and any later one, begins here. */
export async function locateCase(
  { applicationId }: { readonly applicationId: string },
  deps: { readonly applications: Pick<ApplicationStore, 'byId'> },
): Promise<CaseState> {
  return caseStateOf(await deps.applications.byId(applicationId));
}
