import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { ApiRoute } from './http-api.ts';

/**
 * The pattern of the paths to which anybody may write without a token. Before the path stands a stage or a base path,
 * or nothing.
 *
 * A parameter matches a slash too: written as %2F, it is decoded before the pattern is applied.
 */
export function publicWritePaths(routes: readonly ApiRoute[]): string {
  const paths = routes
    .filter(({ access, method }) => access === 'public' && method === 'POST')
    .map(({ path }) => path.replace(/\{\w+\}/g, '.+'));
  return `(${paths.join('|')})/*$`;
}

/** Matches the requests that write to a public route. */
export function publicWrites(routes: readonly ApiRoute[]): CfnWebACL.StatementProperty {
  return {
    andStatement: {
      statements: [
        {
          byteMatchStatement: {
            fieldToMatch: { method: {} },
            positionalConstraint: 'EXACTLY',
            searchString: 'POST',
            textTransformations: [{ priority: 0, type: 'NONE' }],
          },
        },
        {
          regexMatchStatement: {
            fieldToMatch: { uriPath: {} },
            regexString: publicWritePaths(routes),
            textTransformations: [
              { priority: 0, type: 'URL_DECODE' },
              { priority: 1, type: 'NORMALIZE_PATH' },
            ],
          },
        },
      ],
    },
  };
}
