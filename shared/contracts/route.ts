import type * as z from 'zod/mini';

/** Who may call a route: `public` and `bank` routes take no token, the bank signs its requests. */
export type Access = 'public' | 'applicant' | 'staff' | 'bank';

/** The form of a body: JSON, or CSV as text in UTF-8. */
export type MediaType = 'application/json' | 'text/csv';

/** One route of the HTTP contract: the request, the answer to a success, and the function behind it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/v1/${string}`;
  readonly access: Access;
  /** `<stage>/<name>` of the handler in functions/. */
  readonly function: `${string}/${string}`;
  readonly summary: string;
  readonly params?: z.core.$ZodType;
  readonly query?: z.core.$ZodType;
  /**
   * Headers of the route's own, by lower-case name. With `authorization`, a public route also takes an applicant's
   * token.
   */
  readonly headers?: z.core.$ZodType;
  /** Parses the JSON of the body, or its text where the route takes another media type. */
  readonly body?: z.core.$ZodType;
  /** The media type of the request's body; JSON where there is none. */
  readonly bodyType?: MediaType;
  /** The largest body that the route takes, in bytes; 64 KiB unless given. */
  readonly mostBodyBytes?: number;
  /** Creates something, so the caller may send an Idempotency-Key. */
  readonly creates?: true;
  /** For how long anybody may keep the answer of a public route; without it, a copy is checked before each use. */
  readonly cacheSeconds?: number;
  readonly success: {
    readonly status: 200 | 201 | 202;
    /** Another status with the same view: what was asked for is still under way. */
    readonly underWay?: 202;
    /** The body as JSON, or its text where the route answers in another media type. */
    readonly view: z.core.$ZodType;
    /** The media type of the answer's body; JSON where there is none. */
    readonly viewType?: MediaType;
  };
  /** Failures beyond those every route may have. */
  readonly failures?: readonly number[];
}
