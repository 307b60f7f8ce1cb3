import { PROBLEMS } from '../../shared/contracts/problems.ts';
import { ServiceError } from '../../shared/domain/errors.ts';

/** What a use case answered itself. A test whose request is answered from an earlier one looks at the reply. */
export function bodyOf<Body>(reply: { readonly body: Body } | { readonly replay: unknown }): Body {
  if (!('body' in reply)) throw new Error('An earlier answer was given again');
  return reply.body;
}

/** How a caller is refused: the status and code of the problem, its reasons, the fields it points to. Fails where nothing is refused. */
export async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => new Error('Nothing was refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ServiceError)) throw error;
  const { code, reasons, errors } = error;
  return { status: PROBLEMS[code].status, code, reasons, pointers: errors.map(({ pointer }) => pointer) };
}
