import '../../api/zod-without-eval.ts';
import * as z from 'zod/mini';
import { applicationBody } from '../../../shared/contracts/apply.ts';

export type ApplicationInput = z.input<typeof applicationBody>;

/** The body where it fulfils the contract; else where it does not, as JSON pointers. */
export function validateApplication(
  body: unknown,
): { readonly body: ApplicationInput } | { readonly pointers: readonly string[] } {
  const checked = z.safeParse(applicationBody, body);
  if (checked.success) return { body: checked.data };
  return { pointers: checked.error.issues.map(({ path }) => `/${path.join('/')}`) };
}
