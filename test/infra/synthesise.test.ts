import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { functionDefinitions } from '../../infra/functions/function-definitions.ts';
import { synthesise } from '../../infra/synthesise.ts';
import { ENVIRONMENT_NAMES } from '../../shared/contracts/environment.ts';

interface FunctionResource {
  readonly Type: string;
  readonly Properties: {
    readonly FunctionName: string;
    readonly Code: { readonly S3Key: string };
    readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
  };
}

/** Loads a bundle with Node's own loader, as Lambda does. Vitest would transform an import first, which is slow. */
const loadAsLambda = createRequire(import.meta.url);

const names = Object.keys(functionDefinitions);
const variables = new Map<string, readonly string[]>();
const bundleFiles = new Map<string, string>();

beforeAll(async () => {
  const { templatePath, assemblyFolder } = await synthesise(mkdtempSync(join(tmpdir(), 'subsidy-assembly-')));
  const template: { readonly Resources: Readonly<Record<string, FunctionResource>> } = JSON.parse(
    readFileSync(templatePath, 'utf8'),
  );
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== 'AWS::Lambda::Function') continue;
    const name = Properties.FunctionName.replace('subsidy-production-', '');
    variables.set(name, Object.keys(Properties.Environment.Variables));
    bundleFiles.set(name, join(assemblyFolder, `asset.${Properties.Code.S3Key.replace('.zip', '')}`, 'index.mjs'));
  }
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the assembly', () => {
  test.each(names)('has a bundle of %s that loads with the environment the stack gives it', (name) => {
    for (const variable of ENVIRONMENT_NAMES) {
      vi.stubEnv(variable, variables.get(name)?.includes(variable) ? madeUp(variable) : undefined);
    }
    vi.stubEnv('AWS_REGION', 'cn-north-1');
    const { handler } = loadAsLambda(bundleFiles.get(name) ?? '');
    expect(handler).toBeTypeOf('function');
  });

  test.each(names)('has a bundle of %s of at most 500 kB', (name) => {
    expect(statSync(bundleFiles.get(name) ?? '').size).toBeLessThanOrEqual(500_000);
  });

  test('has a bundle of submit-application of at most 450 kB', () => {
    expect(statSync(bundleFiles.get('submit-application') ?? '').size).toBeLessThanOrEqual(450_000);
  });
});

function madeUp(variable: string): string {
  if (variable.endsWith('_URL') || variable === 'TOKEN_ISSUER') return 'https://outside.example';
  return { PORT_TIMEOUT_MS: '5000', LOG_LEVEL: 'INFO' }[variable] ?? 'made-up';
}
