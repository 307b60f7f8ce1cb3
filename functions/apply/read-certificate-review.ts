import type { readCertificateReviewRoute } from '../../shared/contracts/apply.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { CERTIFICATE_APPROVED_TEXT } from '../../shared/policy/guide.ts';
import { remediesText } from '../../shared/policy/remedies.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { ownApplication } from './own-application.ts';
import { presentRefusal } from './present-refusal.ts';

type Route = typeof readCertificateReviewRoute;

/** 证书审核结果查询: what the applicant is told of the verification. */
export async function readCertificateReview(
  { caller, params }: HttpRequest<Route>,
  { applications }: { readonly applications: Pick<ApplicationStore, 'ofPerson'> },
): Promise<Reply<Route>> {
  return { body: certificateReview(await ownApplication(caller.idNumber, params.applicationId, applications)) };
}

/**
 * A case refused at any stage reads as refused. A withdrawn one never reads as approved, since that sentence promises
 * money.
 *
 * @source Guide §2
 */
export function certificateReview(application: Application) {
  if (application.phase === 'REJECTED') {
    const { reasons, remedies, documentNumber } = presentRefusal(application);
    const message = `您的申报未通过审核，原因如下。${remedies ? remediesText(remedies) : ''}`;
    return { outcome: 'REFUSED' as const, message, reasons, ...(remedies && { remedies }), documentNumber };
  }
  if (application.phase === 'WITHDRAWN') {
    return { outcome: 'PENDING' as const, message: '您已撤回申报，不再审核和支付', reasons: [] };
  }
  if (application.stage === 'declared') {
    return { outcome: 'PENDING' as const, message: '您的证书正在审核，请稍后查询', reasons: [] };
  }
  return { outcome: 'APPROVED' as const, message: CERTIFICATE_APPROVED_TEXT, reasons: [] };
}
