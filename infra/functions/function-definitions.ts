import { applyFunctions } from './apply.ts';
import { contactFunctions } from './contact.ts';
import { correctionFunctions } from './correction.ts';
import { httpFunctions } from './http.ts';
import { informFunctions } from './inform.ts';
import { notifyFunctions } from './notify.ts';
import { objectionFunctions } from './objection.ts';
import { payeeFunctions } from './payee.ts';
import { payoutFunctions } from './payout.ts';
import { portalFunctions } from './portal.ts';
import { publicityFunctions } from './publicity.ts';
import { refusalFunctions } from './refusal.ts';
import { remedyFunctions } from './remedy.ts';
import { reviewFunctions } from './review.ts';
import { suspensionFunctions } from './suspension.ts';
import { sweepFunctions } from './sweep.ts';
import { verifyFunctions } from './verify.ts';
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
  ...correctionFunctions,
  ...publicityFunctions,
  ...objectionFunctions,
  ...suspensionFunctions,
  ...refusalFunctions,
  ...remedyFunctions,
  ...payeeFunctions,
  ...payoutFunctions,
  ...sweepFunctions,
  ...notifyFunctions,
};

export type FunctionName = keyof typeof functionDefinitions;
