import type { Application } from '../../shared/domain/case/application.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { ObjectionStore } from '../../shared/table/objection-store.ts';
import { objectionPresenter } from './present-objection.ts';

export interface ObjectionEvidenceDeps {
  readonly objections: Pick<ObjectionStore, 'page'>;
  readonly records: Pick<CaseRecordStore, 'trail'>;
}

/** A function answers with at most 6 MB, and an objection has up to 8 kB. A route of its own lists all of them. */
const SHOWN = 500;
const SHOWN_OF_OTHERS = 100;

/** The objections to a case, in the evidence of its task. */
export async function objectionEvidence(application: Application, deps: ObjectionEvidenceDeps) {
  return presented(application, SHOWN, deps);
}

/** The objections to the person's other applications, the newest application first. */
export async function otherObjectionEvidence(
  { applicationId }: Application,
  ofPerson: readonly Application[],
  deps: ObjectionEvidenceDeps,
) {
  const challenged = ofPerson.filter((other) => other.applicationId !== applicationId && other.objectionCount > 0);
  const found: (Awaited<ReturnType<typeof presented>>[number] & { readonly applicationId: string })[] = [];
  for (const other of challenged) {
    const room = SHOWN_OF_OTHERS - found.length;
    if (room === 0) break;
    for (const objection of await presented(other, room, deps)) {
      found.push({ ...objection, applicationId: other.applicationId });
    }
  }
  return found;
}

async function presented(application: Application, limit: number, { objections, records }: ObjectionEvidenceDeps) {
  if (application.objectionCount === 0) return [];
  const present = await objectionPresenter(application, records);
  const { entries } = await objections.page(application, limit, undefined);
  return entries.map(present);
}
