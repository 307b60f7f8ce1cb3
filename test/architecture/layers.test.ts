import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IRuleSetType } from 'dependency-cruiser';
import { beforeAll, describe, expect, test } from 'vitest';
import configuration from '../../layers.config.ts';
import { root } from './repository-files.ts';

/** One import against each rule: the rule, the importing file, and what it imports. */
const violations = [
  ['shared-domain', 'shared/domain/money.ts', '../policy/terms.ts'],
  ['shared-policy', 'shared/policy/terms.ts', 'zod'],
  ['shared-contracts', 'shared/contracts/apply.ts', '../table/keys.ts'],
  ['shared-ports', 'shared/ports/bank.ts', '../table/keys.ts'],
  ['shared-table', 'shared/table/keys.ts', '@aws-sdk/client-sfn'],
  ['shared', 'shared/clock.ts', '../functions/runtime/log.ts'],
  ['functions-runtime', 'functions/runtime/metric.ts', '../http/caller.ts'],
  ['functions-http', 'functions/http/problem.ts', '../apply/submit.ts'],
  ['functions-workflow', 'functions/workflow/start.ts', '../http/caller.ts'],
  ['functions', 'functions/review/decide.ts', '../../infra/stages.ts'],
  ['functions-portal', 'functions/portal/show.ts', '../../web/session/session.ts'],
  ['web', 'web/citizen/app.ts', '../../functions/apply/submit.ts'],
  ['web-rendered-pages', 'web/public/page.ts', '../session/session.ts'],
  ['infra', 'infra/app.ts', '../functions/apply/submit.ts'],
  ['local', 'local/main.ts', '../functions/apply/submit.ts'],
  ['builds', 'builds/kept-build.ts', '../web/build.ts'],
  ['client', 'client/client.ts', '../shared/domain/amount.ts'],
  ['fictional', 'fictional/people.ts', '../shared/policy/rules.ts'],
  ['audit', 'audit/verify.ts', '../functions/apply/submit.ts'],
  ['what-if', 'what-if/report.ts', '../functions/apply/submit.ts'],
  ['reports', 'reports/rebuild.ts', '../functions/report/count-cases.ts'],
  ['grants', 'grants/check.ts', './simulate.ts'],
  ['simulator-outside-its-process', 'grants/ask.ts', '@cloud-copilot/iam-simulate'],
  ['cdk-outside-infra', 'functions/pay/pay.ts', 'aws-cdk-lib'],
  ['local-aws-to-world', 'local/aws/streams.ts', '../world/issuer.ts'],
  ['local-world-to-aws', 'local/world/bank.ts', '../aws/table.ts'],
  ['tests-outside-test', 'docs/generate.ts', '../test/support/case.ts'],
  ['bench-outside-bench', 'docs/figures.ts', '../bench/run.ts'],
  ['no-file-cycle', 'infra/constructs/first.ts', './second.ts'],
] as const;

/** The ways to write an import, each from a file of its own against the rule `functions`. */
const importStatements = {
  'an import': `import { stages } from '../../infra/stages.ts';\nexport const names = stages;`,
  'a type-only import': `import type { Stages } from '../../infra/stages.ts';\nexport type Names = Stages;`,
  'an inline type import': `import { type Stages } from '../../infra/stages.ts';\nexport type Names = Stages;`,
  'a side-effect import': `import '../../infra/stages.ts';`,
  'a dynamic import': `export const names = await import('../../infra/stages.ts');`,
  'a re-export': `export { stages } from '../../infra/stages.ts';`,
  'a re-export of everything': `export * from '../../infra/stages.ts';`,
  'a type-only re-export': `export type { Stages } from '../../infra/stages.ts';`,
} as const;

const fileOf = (kind: string) => `functions/apply/${kind.replaceAll(' ', '-')}.ts`;

let found: ICruiseResult['summary']['violations'] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'subsidy-layers-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [, from, to] of violations) {
    if (to.startsWith('.')) write(join(dirname(from), to), 'export {};');
  }
  for (const [, from, to] of violations) write(from, `import type { Thing } from '${to}';\nexport type Mine = Thing;`);
  for (const [kind, text] of Object.entries(importStatements)) write(fileOf(kind), text);
  write('infra/constructs/second.ts', `import type { Thing } from './first.ts';`);
  write('functions/apply/uses-verify.ts', `import type { Thing } from '../verify/thing.ts';`);
  write('functions/verify/thing.ts', 'export {};');
  write('functions/verify/uses-apply.ts', `import type { Thing } from '../apply/thing.ts';`);
  write('functions/apply/thing.ts', 'export {};');

  const ruleSet: IRuleSetType = { forbidden: [...(configuration.forbidden ?? [])] };
  const { output } = await cruise(['.'], { ...configuration.options, baseDir: folder, ruleSet, validate: true });
  if (typeof output === 'string') throw new Error(output);
  found = output.summary.violations;
});

describe('the layer rule', () => {
  test.each(violations)('%s forbids %s to import the type of %s', (rule, from) => {
    expect(found.filter((violation) => violation.from === from).map((violation) => violation.rule.name)).toContain(
      rule,
    );
  });

  test.each(Object.keys(importStatements))('functions finds %s of infra', (kind) => {
    const names = found.filter(({ from }) => from === fileOf(kind)).map((violation) => violation.rule.name);
    expect(names).toEqual(['functions']);
  });

  test('no-folder-cycle finds two stages that import each other in different files', () => {
    const cycles = found.filter((violation) => violation.rule.name === 'no-folder-cycle').map(({ from }) => from);
    expect(cycles).toEqual(expect.arrayContaining(['functions/apply', 'functions/verify']));
  });

  test('has a violation in this test, whichever rule it is', () => {
    const names = (configuration.forbidden ?? []).map(({ name }) => name);
    expect(new Set(found.map((violation) => violation.rule.name))).toEqual(new Set(names));
  });
});
