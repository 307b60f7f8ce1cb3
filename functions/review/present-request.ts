import type * as z from 'zod/mini';
import type { taskDetailView } from '../../shared/contracts/review-views.ts';
import type { TaskRequest } from '../../shared/domain/task-request.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import { maskedPayee } from '../apply/present-declared.ts';
import { shownTime } from '../http/shown-time.ts';

type RequestView = NonNullable<z.input<typeof taskDetailView>['request']>;

/** What a task is about, as the supervisor who decides it reads it; undefined where the evidence has all of it. */
export function presentRequest(request: TaskRequest, policyId: string): RequestView | undefined {
  switch (request.kind) {
    case 'SUSPENSION': {
      const { explanation, note, reasons, askedBy } = request;
      return {
        explanation,
        ...(note && { note }),
        ...(reasons && { reasons: reasons.map((code) => describeReason(code, { policyId })) }),
        ...(askedBy && { askedBy: askedBy.staffId }),
      };
    }
    case 'COMPLAINT': {
      const { noticeId, serial, name, idNumber, phone, statement, channel, receivedAt } = request;
      const complainant = { name, idNumber, phone };
      return { noticeId, serial, complainant, statement, channel, receivedAt: shownTime(receivedAt) };
    }
    case 'RECONSIDERATION': {
      const { statement, channel, receivedOn } = request;
      return { statement, ...(channel && { channel }), ...(receivedOn && { receivedOn }) };
    }
    case 'REVERSAL': {
      const { basis, documentNumber, note, askedBy } = request;
      return { basis, documentNumber, note, askedBy: askedBy.staffId };
    }
    case 'RECOVERY': {
      const { recoveryId, ground, amountFen, explanation, askedBy } = request;
      return { recoveryId, ground, amountFen, explanation, askedBy: askedBy.staffId };
    }
    case 'DEATH': {
      const { diedOn, evidence, askedBy } = request;
      return { diedOn, evidence, askedBy: askedBy.staffId };
    }
    case 'HEIRS_PAYEE': {
      const { heir, payee, evidence, askedBy } = request;
      return { heir, payee: maskedPayee(payee), evidence, askedBy: askedBy.staffId };
    }
    // The evidence has both decisions of a disagreement. A second look shows nothing of the decision.
    case 'SECOND_LOOK':
    case 'DISAGREEMENT':
      return undefined;
    default:
      return request satisfies never;
  }
}
