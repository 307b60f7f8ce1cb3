import type { Stack } from '../stack/stack.ts';

/**
 * The ARN of the function that an event source mapping calls. The mapping gives a name or an ARN.
 *
 * @throws Error if the stack does not have the function
 */
export function mappedFunction(
  named: string,
  mapping: string,
  stack: Pick<Stack, 'resources' | 'arnOf' | 'nameOf'>,
): string {
  const found = stack
    .resources('AWS::Lambda::Function')
    .find(({ logicalId }) => [stack.arnOf(logicalId), stack.nameOf(logicalId)].includes(named));
  if (!found) throw new Error(`The event source ${mapping} calls ${named}, which the stack does not have`);
  return stack.arnOf(found.logicalId);
}
