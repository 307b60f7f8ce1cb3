import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Handler = (event: unknown) => Promise<unknown>;

/** Loads `index.handler` of a bundle, in the current environment. @throws Error if the bundle exports no handler */
export async function loadHandler(bundleFolder: string): Promise<Handler> {
  const module: object = await import(pathToFileURL(join(bundleFolder, 'index.mjs')).href);
  const handler: unknown = Reflect.get(module, 'handler');
  if (typeof handler !== 'function') throw new Error(`${bundleFolder} exports no handler`);
  const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 };
  return async (event) => Reflect.apply(handler, undefined, [event, context]);
}
