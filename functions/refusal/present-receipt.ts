import type * as z from 'zod/mini';
import type { refusalView } from '../../shared/contracts/refusal.ts';
import type { ApplicationIn } from '../../shared/domain/case/application.ts';
import { presentRefusal } from '../apply/present-refusal.ts';
import { shownTime } from '../http/shown-time.ts';

/** The receipt of a refused submission, as its applicant reads it again. */
export function presentReceipt(refused: ApplicationIn<'REJECTED'>): z.input<typeof refusalView> {
  const { applicationId: receiptNumber, terms, certificate, refusedAt } = refused;
  const { documentNumber: _, ...refusal } = presentRefusal(refused);
  return {
    receiptNumber,
    refusedAt: shownTime(refusedAt),
    policyId: terms.policyId,
    occupation: terms.occupation.name ?? certificate.occupationCode,
    certificate,
    ...refusal,
  };
}
