import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '../../shared/domain/actor.ts';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, PAYEE_KINDS } from '../../shared/domain/declared.ts';
import { PHASES } from '../../shared/domain/phase.ts';
import { REASON_CODES } from '../../shared/domain/reason-code.ts';
import { TASK_KINDS, TASK_OUTCOMES, TASK_STATUSES } from '../../shared/domain/task-kind.ts';
import { EVENT_NAMES } from '../../shared/domain/transitions.ts';

const page = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

/** The rows of the table under a heading, each as its cells. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines
    .filter((line) => !line.startsWith('| -'))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('the glossary', () => {
  it.each<[string, readonly string[]]>([
    ['Phases', PHASES],
    ['Events', EVENT_NAMES],
    ['Roles', STAFF_ROLES],
    ['What is declared', [...APPLICANT_CATEGORIES, ...CERTIFICATE_CATEGORIES, ...PAYEE_KINDS]],
    ['Reason codes', REASON_CODES],
  ])('has each code under %s once', (heading, codes) => {
    const listed = rowsUnder(heading).map(([, , code]) => code);
    expect(listed.sort()).toEqual(codes.map((code) => `\`${code}\``).sort());
  });

  it('has every kind, status and outcome of a task', () => {
    const codes = rowsUnder('Tasks').map(([, , code]) => code);
    const known = [...TASK_KINDS, ...TASK_STATUSES, ...TASK_OUTCOMES].map((code) => `\`${code}\``);
    expect(codes).toEqual(expect.arrayContaining(known));
  });

  it('gives every term a Chinese and an English word, a code word and a meaning', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading ?? '');
    const rows = headings.flatMap(rowsUnder);
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      expect(row).toEqual([
        expect.stringMatching(/\p{Script=Han}/u),
        expect.stringMatching(/^[\w ,-]+$/),
        expect.stringMatching(/^`.+`$/),
        expect.stringMatching(/\.$/),
      ]);
    }
  });
});
