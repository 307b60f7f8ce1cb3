import type * as z from 'zod/mini';
import type { routes } from '../../shared/contracts/routes.ts';

/** The routes of the contract. Only their types reach the portal, so they add no bytes to it. */
type Routes = typeof routes;
type Name = keyof Routes;

/** A file goes out as its bytes, and comes in as the caller reads it. */
type BodyOf<N extends Name> = Routes[N] extends { bodyType: 'text/csv' }
  ? { requestBody: { content: { 'text/csv': Blob } } }
  : Routes[N] extends { body: infer Body extends z.core.$ZodType }
    ? { requestBody: { content: { 'application/json': z.input<Body> } } }
    : { requestBody?: never };

type ContentOf<N extends Name> = Routes[N]['success'] extends { viewType: infer Type extends string }
  ? { [Media in Type]: ViewOf<N> }
  : { 'application/json': ViewOf<N> };

type ViewOf<N extends Name> = z.output<Routes[N]['success']['view']>;

type Operation<N extends Name> = {
  parameters: {
    query?: Readonly<Record<string, string | undefined>>;
    path: Readonly<Record<string, string>>;
    header?: Readonly<Record<string, string>>;
  };
  responses: { [Status in Routes[N]['success']['status']]: { content: ContentOf<N> } };
} & BodyOf<N>;

/** The names of the routes with this path and method; there is one at most. */
type NameAt<Path, Method> = {
  [N in Name]: Routes[N]['path'] extends Path ? (Lowercase<Routes[N]['method']> extends Method ? N : never) : never;
}[Name];

/** The contract in the form of openapi-typescript, for openapi-fetch. */
export type Paths = {
  [Path in Routes[Name]['path']]: {
    [Method in 'get' | 'post' | 'put' | 'delete' as [NameAt<Path, Method>] extends [never] ? never : Method]: Operation<
      NameAt<Path, Method>
    >;
  };
};

/** The body of the success of a route, by the route's name. */
export type Success<N extends Name> = ViewOf<N>;
