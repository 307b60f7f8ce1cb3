import * as z from 'zod';

/** What every step of the workflow is given: the id of the case. Whatever else the state holds is not its business. */
export const caseInput = z.object({ applicationId: z.string().min(1) });

/** A step after which the workflow waits until the token is answered. */
export const waitingCaseInput = caseInput.extend({ taskToken: z.string().min(1) });
