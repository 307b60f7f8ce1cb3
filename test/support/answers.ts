import { PROBLEMS } from '../../shared/contracts/problems.ts';
import { ServiceError } from '../../shared/domain/errors.ts';

/** The body of a use case's own reply. @throws Error where the reply repeats an earlier answer */
export function bodyOf<Body>(reply: { readonly body: Body } | { readonly replay: unknown }): Body {
  if (!('body' in reply)) throw new Error('The reply repeats an earlier answer');
  return reply.body;
}

/**
 * How a request is refused: the problem's status, code and reasons, and the fields it points to.
 *
 * @throws Error where the request is not refused
 */
export async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => new Error('The request was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ServiceError)) throw error;
  const { code, reasons, errors } = error;
  return { status: PROBLEMS[code].status, code, reasons, pointers: errors.map(({ pointer }) => pointer) };
}

/** The number of the receipt with which a submission is refused. @throws Error where there is none */
export async function receiptOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ServiceError && error.receiptNumber !== undefined) return error.receiptNumber;
  throw new Error('The submission was not refused with a receipt', { cause: error });
}
