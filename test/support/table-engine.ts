import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { TestProject } from 'vitest/node';
import { ApplicationTable } from '../../infra/constructs/application-table.ts';
import { stageNamed } from '../../infra/stages.ts';
import { startTableEngine } from '../../local/aws/table/table-engine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of this test run's database engine. */
    readonly tableEndpoint: string;
    /** The table's CloudFormation properties, as the deployed construct synthesises them. */
    readonly tableProperties: Record<string, unknown>;
  }
}

/** Runs once, before any test file: synthesises the table alone and starts the database engine. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'subsidy-table-'));
  const engine = await startTableEngine(join(folder, 'table.sqlite'));
  project.provide('tableEndpoint', engine.endpoint);
  project.provide('tableProperties', tableProperties());
  return async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  };
}

function tableProperties(): Record<string, unknown> {
  const stack = new Stack(new App(), 'TableAlone');
  new ApplicationTable(stack, 'Applications', { stage: stageNamed('rehearsal'), key: new Key(stack, 'Key') });
  const [table] = Object.values(Template.fromStack(stack).findResources('AWS::DynamoDB::Table'));
  return table?.Properties;
}
