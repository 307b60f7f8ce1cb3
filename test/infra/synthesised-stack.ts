import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { buildApp } from '../../infra/build-app.ts';
import { functionDefinitions } from '../../infra/functions/function-definitions.ts';

/** The parts of a template's resource that the tests read. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

/** The app of a stage with empty bundles. The template does not depend on the code of the handlers. */
export function appWithEmptyBundles(options: {
  readonly stage: string;
  readonly validatesTemplate: boolean;
  readonly distributesPortal?: boolean;
}) {
  const folder = mkdtempSync(join(tmpdir(), 'subsidy-stack-'));
  const bundles = Object.keys(functionDefinitions).map((name): [string, string] => {
    const bundle = join(folder, 'bundles', name);
    mkdirSync(bundle, { recursive: true });
    writeFileSync(join(bundle, 'index.mjs'), `export const handler = () => '${name}';`);
    return [name, bundle];
  });
  return buildApp({ ...options, bundles: new Map(bundles), outdir: join(folder, 'assembly') });
}

const templates = new Map<string, Template>();

/** The template of a stage. Each worker process synthesises it only once. */
export function synthesisedStack(stage = 'production'): Template {
  const template =
    templates.get(stage) ?? Template.fromStack(appWithEmptyBundles({ stage, validatesTemplate: false }).stack);
  templates.set(stage, template);
  return template;
}

/** The resources of a type, by logical id. */
export function resourcesOf(template: Template, type: string): ReadonlyMap<string, Resource> {
  return new Map(
    Object.entries(template.findResources(type)).map(
      ([id, { Type, Properties, DeletionPolicy }]): [string, Resource] => [id, { Type, Properties, DeletionPolicy }],
    ),
  );
}

/** @throws Error unless the template has exactly one resource of this type */
export function onlyResourceOf(template: Template, type: string): Resource {
  const [resource, ...others] = resourcesOf(template, type).values();
  if (!resource || others.length > 0) throw new Error(`${others.length + (resource ? 1 : 0)} resources are ${type}`);
  return resource;
}

/** The logical id and the resource of a function. */
export function functionNamed(template: Template, name: string): readonly [logicalId: string, resource: Resource] {
  const found = [...resourcesOf(template, 'AWS::Lambda::Function')].find(
    ([, { Properties }]) => Properties.FunctionName === `subsidy-production-${name}`,
  );
  if (!found) throw new Error(`No function ${name}`);
  return found;
}
