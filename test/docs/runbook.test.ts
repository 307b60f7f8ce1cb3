import { expect, test } from 'vitest';
import { textOf } from '../architecture/repository-files.ts';
import { resourcesOf, synthesisedStack } from '../infra/synthesised-stack.ts';

const sections = textOf('docs/runbook.md').split(/^## /m).slice(1);
const alarms = [...resourcesOf(synthesisedStack(), 'AWS::CloudWatch::Alarm').keys()].map((id) =>
  id.replace(/^Alarms/, '').replace(/[0-9A-F]{8}$/, ''),
);

test('every alarm of the stack has a section, and every section belongs to an alarm', () => {
  const titles = sections.map((section) => section.split('\n', 1)[0]);
  expect(titles).toEqual(['How to look', ...titles.slice(1)]);
  expect(titles.slice(1).sort()).toEqual([...alarms].sort());
});

test.each(sections.slice(1))('a section says what the alarm means, how to look and how to fix it: %s', (section) => {
  for (const part of ['**Means.**', '**Look.**', '**Fix.**']) expect(section).toContain(part);
});
