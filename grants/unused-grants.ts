import type { AwsCall } from '../local/aws/recording/aws-call.ts';
import { matchesResource } from './matches-resource.ts';
import type { StackRole } from './stack-roles.ts';

/**
 * The grants of a role that none of its calls used, as text. Grants on keys are left out: they follow from the grants
 * on what the keys encrypt.
 */
export function unusedGrants({ policies }: StackRole, calls: readonly AwsCall[]): readonly string[] {
  const granted = policies
    .flatMap(({ Statement }) => Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))));
  const unused = granted.filter(
    ({ action, resource }) =>
      !action.startsWith('kms:') &&
      !calls.some((call) => call.action === action && matchesResource(resource, call.resource)),
  );
  return [...new Set(unused.map(({ action, resource }) => `${action} on ${shortened(resource)}`))];
}

function shortened(resource: string): string {
  return resource.startsWith('arn:') ? resource.split(':').slice(5).join(':') : resource;
}
