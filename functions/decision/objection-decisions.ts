import { decideComplaint, dismissObjections, upholdObjections } from '../../shared/domain/case/objection.ts';
import { type DecisionsOfKind, numbered } from './decision-request.ts';

/** @source Guide §3 */
export const objectionDecisions: DecisionsOfKind = {
  UPHOLD: async (made, request, deps) => upholdObjections(request.application, await numbered(made, request, deps)),
  DISMISS: (made, { application }) => dismissObjections(application, made),
};

/** A complaint stops nothing. Where it is upheld, a suspension or another action follows. @source Default */
export const complaintDecisions: DecisionsOfKind = {
  UPHOLD: (made, { application }) => decideComplaint(application, made),
  DISMISS: (made, { application }) => decideComplaint(application, made),
};
