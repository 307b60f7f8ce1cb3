import type * as z from 'zod/mini';
import type { caseFileView } from '../../shared/contracts/case-file-view.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { deathOf, diedBeforeSubmission } from '../../shared/domain/death.ts';
import { shownTime } from '../http/shown-time.ts';
import { maskedPayee } from './present-declared.ts';

/** What staff recorded of the death of an applicant, and to whom the money goes instead; nothing where none is. */
export function presentDeath(application: Application): Pick<z.input<typeof caseFileView>, 'death' | 'heirsPayee'> {
  const death = deathOf(application);
  const { heirsPayee } = application;
  return {
    ...(death && {
      death: {
        diedOn: death.diedOn,
        evidence: death.evidence,
        recordedBy: death.recordedBy.staffId,
        at: shownTime(death.at),
        beforeSubmission: diedBeforeSubmission(application),
      },
    }),
    ...(heirsPayee && {
      heirsPayee: {
        heir: heirsPayee.heir,
        payee: maskedPayee(heirsPayee.payee),
        evidence: heirsPayee.evidence,
        namedBy: heirsPayee.namedBy.staffId,
        ...(heirsPayee.confirmedAt && { confirmedAt: shownTime(heirsPayee.confirmedAt) }),
        ...(heirsPayee.refusal !== undefined && { refusal: heirsPayee.refusal }),
      },
    }),
  };
}
