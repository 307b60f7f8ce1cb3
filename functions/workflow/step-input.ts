import * as z from 'zod/mini';

/** The input of every step of the workflow: the id of the case. The rest of the workflow's state is dropped. */
export const caseInput = z.object({ applicationId: z.string().check(z.minLength(1)) });

/** The input of a step after which the workflow waits for an answer to the task token. */
export const waitingCaseInput = z.extend(caseInput, { taskToken: z.string().check(z.minLength(1)) });
