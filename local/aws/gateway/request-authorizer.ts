import * as z from 'zod';
import { FunctionError, type Functions } from '../lambda/functions.ts';
import { authorizerEvent, type GatewayRequest, headerOf, methodArn } from './gateway-event.ts';
import type { GatewayFault } from './gateway-responses.ts';
import type { GatewayAuthorizer, MatchedRoute } from './gateway-routes.ts';

/** Either the authorizer's context, which the function receives, or the fault with which the request is refused. */
export type Authorization = { readonly context: Readonly<Record<string, unknown>> } | { readonly fault: GatewayFault };

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const answerSchema = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.enum(['Allow', 'Deny']), Action: oneOrMore, Resource: oneOrMore })),
  }),
  // API Gateway refuses a context with nested values.
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
type Answer = z.output<typeof answerSchema>;

/**
 * Asks a REQUEST authorizer about a request. Answers are not cached, so that each is made at the current clock time.
 */
export async function authorize(
  authorizer: GatewayAuthorizer,
  request: GatewayRequest,
  { route, functions }: { readonly route: MatchedRoute; readonly functions: Functions },
): Promise<Authorization> {
  if (!authorizer.identityHeaders.every((header) => headerOf(request, header))) return { fault: 'UNAUTHORIZED' };
  try {
    const answer = answerSchema.safeParse(
      await functions.invoke(authorizer.functionArn, authorizerEvent(request, route)),
    );
    if (!answer.success) return { fault: 'AUTHORIZER_CONFIGURATION_ERROR' };
    if (!allows(answer.data, methodArn(request))) return { fault: 'ACCESS_DENIED' };
    const context = Object.entries(answer.data.context).map(([name, value]) => [name, String(value)] as const);
    return { context: { principalId: answer.data.principalId, integrationLatency: 0, ...Object.fromEntries(context) } };
  } catch (error) {
    const unauthorized = error instanceof FunctionError && error.message === 'Unauthorized';
    return { fault: unauthorized ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE' };
  }
}

function allows({ policyDocument }: Answer, arn: string): boolean {
  const fitting = policyDocument.Statement.filter(
    ({ Action, Resource }) =>
      Action.some((action) => covers(action, 'execute-api:Invoke')) &&
      Resource.some((resource) => covers(resource, arn)),
  );
  return fitting.length > 0 && fitting.every(({ Effect }) => Effect === 'Allow');
}

function covers(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(text);
}
