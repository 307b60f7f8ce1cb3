import type { readCertificateReviewRoute } from '../../shared/contracts/apply.ts';
import type { Application } from '../../shared/domain/application.ts';
import { APPEAL_TEXT, describeReason } from '../../shared/policy/reasons.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { ownApplication } from './own-application.ts';

type Route = typeof readCertificateReviewRoute;

/** The sentence of the guide, to the letter. @source Guide §2 */
export const APPROVED_MESSAGE = '您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户';

/** 证书审核结果查询: what the applicant is told of the verification. */
export async function readCertificateReview(
  { caller, params }: HttpRequest<Route>,
  { applications }: { readonly applications: Pick<ApplicationStore, 'ofPerson'> },
): Promise<Reply<Route>> {
  return { body: certificateReview(await ownApplication(caller.idNumber, params.applicationId, applications)) };
}

/** A case refused at any stage reads as refused, and one withdrawn never as approved: the sentence of approval would promise money. */
export function certificateReview({ phase, reasons, certificateApprovedAt }: Application) {
  if (phase === 'REJECTED') {
    return {
      outcome: 'REFUSED' as const,
      message: `您的申报未通过审核，原因见下列各条。${APPEAL_TEXT}`,
      reasons: reasons.map(describeReason),
    };
  }
  if (phase === 'WITHDRAWN')
    return { outcome: 'PENDING' as const, message: '您已撤回申报，不再审核和支付', reasons: [] };
  if (certificateApprovedAt) return { outcome: 'APPROVED' as const, message: APPROVED_MESSAGE, reasons: [] };
  return { outcome: 'PENDING' as const, message: '您的证书正在审核，请稍后查询', reasons: [] };
}
