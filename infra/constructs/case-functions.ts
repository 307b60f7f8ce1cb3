import { Stack } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routes } from '../../shared/contracts/routes.ts';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import { type FunctionName, functionDefinitions } from '../functions/function-definitions.ts';
import { CaseFunction } from './case-function.ts';
import { FunctionRoles } from './function-roles.ts';
import type { FunctionSurroundings } from './function-surroundings.ts';

const ofRoutes: ReadonlySet<string> = new Set(Object.values(routes).map((route) => route.function));

/** Every function of the service, made from its definition. All share a log group, where a line names its function. */
export class CaseFunctions extends Construct {
  private readonly functions: ReadonlyMap<string, lambda.Function>;

  /** @throws Error where a definition has no bundle, which means that it has no handler file */
  constructor(
    scope: Construct,
    id: string,
    props: { readonly bundles: ReadonlyMap<string, string>; readonly surroundings: FunctionSurroundings },
  ) {
    super(scope, id);
    const missing = Object.entries(functionDefinitions).filter(([name]) => !props.bundles.has(name));
    if (missing.length > 0) {
      const files = missing.map(([name, { folder }]) => `functions/${folder}/${name}.handler.ts`);
      throw new Error(`The stack names functions that have no handler file: ${files.join(', ')}.`);
    }
    const { surroundings } = props;
    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: surroundings.operationsKey,
      retention: surroundings.stage.logRetention,
      removalPolicy: surroundings.stage.removalPolicy,
    });
    const roles = new FunctionRoles(this, 'Roles', { logGroup, surroundings });
    this.functions = new Map(
      Object.entries<FunctionDefinition>(functionDefinitions).map(([name, definition]) => {
        const id = pascalCase(name);
        const answersRequests = ofRoutes.has(`${definition.folder}/${name}`);
        const made = new CaseFunction(this, id, {
          functionName: `${Stack.of(this).stackName}-${name}`,
          definition,
          bundleFolder: props.bundles.get(name) ?? '',
          surroundings,
          role: answersRequests ? roles.sharedBy(id, definition) : roles.own(id, definition),
          logGroup,
          refusesRequests: answersRequests || definition.checksTokens === true,
        });
        return [name, made.function];
      }),
    );
  }

  /** @throws Error where the stack has no such function */
  named(name: FunctionName | (string & {})): lambda.Function {
    const found = this.functions.get(name);
    if (!found) {
      throw new Error(`The stack has no function ${name}: add it to its stage's file in infra/functions.`);
    }
    return found;
  }
}

function pascalCase(name: string): string {
  return name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
