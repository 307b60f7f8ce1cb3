import { applyFunctions } from './apply.ts';
import { budgetFunctions } from './budget.ts';
import { contactFunctions } from './contact.ts';
import { correctionFunctions } from './correction.ts';
import { counterFunctions } from './counter.ts';
import { deathFunctions } from './death.ts';
import { exportFunctions } from './export.ts';
import { handoverFunctions } from './handover.ts';
import { httpFunctions } from './http.ts';
import { informFunctions } from './inform.ts';
import { notifyFunctions } from './notify.ts';
import { objectionFunctions } from './objection.ts';
import { payeeFunctions } from './payee.ts';
import { paymentBatchFunctions } from './payment-batch.ts';
import { payoutFunctions } from './payout.ts';
import { portalFunctions } from './portal.ts';
import { publicityFunctions } from './publicity.ts';
import { recoveryFunctions } from './recovery.ts';
import { refusalFunctions } from './refusal.ts';
import { remedyFunctions } from './remedy.ts';
import { reportFunctions } from './report.ts';
import { retentionFunctions } from './retention.ts';
import { reviewFunctions } from './review.ts';
import { sharingFunctions } from './sharing.ts';
import { suspensionFunctions } from './suspension.ts';
import { sweepFunctions } from './sweep.ts';
import { verifyFunctions } from './verify.ts';
import { whatIfFunctions } from './what-if.ts';
import { workflowFunctions } from './workflow.ts';

/** Every function of the stack, by name. The order has no meaning. */
export const functionDefinitions = {
  ...httpFunctions,
  ...informFunctions,
  ...contactFunctions,
  ...portalFunctions,
  ...applyFunctions,
  ...workflowFunctions,
  ...verifyFunctions,
  ...reviewFunctions,
  ...sharingFunctions,
  ...correctionFunctions,
  ...counterFunctions,
  ...publicityFunctions,
  ...objectionFunctions,
  ...suspensionFunctions,
  ...deathFunctions,
  ...handoverFunctions,
  ...refusalFunctions,
  ...remedyFunctions,
  ...payeeFunctions,
  ...payoutFunctions,
  ...paymentBatchFunctions,
  ...budgetFunctions,
  ...recoveryFunctions,
  ...retentionFunctions,
  ...sweepFunctions,
  ...notifyFunctions,
  ...reportFunctions,
  ...whatIfFunctions,
  ...exportFunctions,
};

export type FunctionName = keyof typeof functionDefinitions;
