import type * as z from 'zod';

/** Who may call a route: `public` and `bank` come without a token, the bank with a signature. */
export type Access = 'public' | 'applicant' | 'staff' | 'bank';

/** One route of the HTTP contract: what comes in, what goes out, and the function behind it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: `/v1/${string}`;
  readonly access: Access;
  /** `<stage>/<name>` of the handler in functions/. */
  readonly function: `${string}/${string}`;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Creates something, so the caller may send an Idempotency-Key. */
  readonly creates?: true;
  readonly success: { readonly status: 200 | 201; readonly view: z.ZodType };
  /** Failures beyond those every route may have. */
  readonly failures?: readonly number[];
}
