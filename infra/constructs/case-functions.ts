import { Stack } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type FunctionName, functionDefinitions } from '../functions/function-definitions.ts';
import { CaseFunction } from './case-function.ts';
import type { FunctionSurroundings } from './function-surroundings.ts';

/** Every function of the service, made from its definition. */
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
    this.functions = new Map(
      Object.entries(functionDefinitions).map(([name, definition]) => {
        const made = new CaseFunction(this, pascalCase(name), {
          functionName: `${Stack.of(this).stackName}-${name}`,
          definition,
          bundleFolder: props.bundles.get(name) ?? '',
          surroundings: props.surroundings,
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
