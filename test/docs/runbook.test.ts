import { expect, test } from 'vitest';
import { textOf } from '../architecture/repository-files.ts';
import { onlyResourceOf, resourcesOf, synthesisedStack } from '../infra/synthesised-stack.ts';

const sections = textOf('docs/runbook.md').split(/^## /m).slice(1);
const alarms = [...resourcesOf(synthesisedStack(), 'AWS::CloudWatch::Alarm').keys()].map((id) =>
  id.replace(/^Alarms/, '').replace(/[0-9A-F]{8}$/, ''),
);

const procedures = [
  'Restore the table to a point in time',
  'A first deployment that failed',
  'The portal in CloudFront',
];
const ofAlarms = sections.slice(1, -procedures.length);
const titleOf = (section: string) => section.split('\n', 1)[0];

test('every alarm of the stack has a section, and every section but the procedures belongs to an alarm', () => {
  const titles = sections.map(titleOf);
  expect(titles[0]).toBe('How to look');
  expect(ofAlarms.map(titleOf).sort()).toEqual([...alarms].sort());
  expect(titles.slice(-procedures.length)).toEqual(procedures);
});

test('the shell variables and outputs that the runbook uses are set in it and exist in the stack', () => {
  const runbook = textOf('docs/runbook.md');
  const outputs = Object.keys(synthesisedStack().toJSON().Outputs);
  for (const [, name] of runbook.matchAll(/output_of (\w+)/g)) {
    expect(
      outputs.filter((output) => output.startsWith(name ?? '')),
      name,
    ).toHaveLength(1);
  }
  for (const name of ['stack', 'api', 'machine', 'table', 'restored', 'key', 'rest_api', 'rule', 'portal', 'bucket']) {
    expect(runbook).toMatch(new RegExp(`^ *${name}=`, 'm'));
  }
});

test('a restored table gets back what a restore leaves out', () => {
  const restore = sections.at(-procedures.length) ?? '';
  const { Properties } = onlyResourceOf(synthesisedStack(), 'AWS::DynamoDB::Table');
  expect(restore).toContain(`StreamViewType=${Object(Properties.StreamSpecification).StreamViewType}`);
  expect(restore).toContain(`AttributeName=${Object(Properties.TimeToLiveSpecification).AttributeName}`);
  expect(restore).toContain('PointInTimeRecoveryEnabled=true');
  expect(restore).toContain('--deletion-protection-enabled');
});

test.each(ofAlarms)('a section says what the alarm means, how to look and how to fix it: %s', (section) => {
  for (const part of ['**Means.**', '**Look.**', '**Fix.**']) expect(section).toContain(part);
});
