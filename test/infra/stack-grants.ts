import { functionDefinitions } from '../../infra/functions/function-definitions.ts';
import { functionNamed, type Resource, resourcesOf, synthesisedStack } from './synthesised-stack.ts';

/** A statement of a policy of the stack. */
export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

export const template = synthesisedStack();
export const roles = resourcesOf(template, 'AWS::IAM::Role');
const policies = resourcesOf(template, 'AWS::IAM::Policy');

function statementsOf(document: unknown): readonly Statement[] {
  return Object(document).Statement ?? [];
}

export function actionsOf({ Action }: Statement): readonly string[] {
  return typeof Action === 'string' ? [Action] : Action;
}

export function resourcesIn({ Resource }: Statement): readonly unknown[] {
  return Array.isArray(Resource) ? Resource : [Resource];
}

export function grantsOfRole(roleId: string): readonly Statement[] {
  const inline: readonly Resource['Properties'][] = Object(roles.get(roleId)?.Properties.Policies ?? []);
  const attached = [...policies.values()].filter(({ Properties }) =>
    JSON.stringify(Properties.Roles).includes(`"${roleId}"`),
  );
  return [
    ...inline.flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument)),
    ...attached.flatMap(({ Properties }) => statementsOf(Properties.PolicyDocument)),
  ];
}

export function grantsOf(name: string): readonly Statement[] {
  return grantsOfRole(Object(functionNamed(template, name)[1].Properties.Role)['Fn::GetAtt'][0]);
}

/** The functions whose role may do something. */
export function namesAllowed(action: string): readonly string[] {
  return Object.keys(functionDefinitions)
    .filter((name) => grantsOf(name).some((statement) => actionsOf(statement).includes(action)))
    .sort();
}
