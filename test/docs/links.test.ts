import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesLike, root, textOf } from '../architecture/repository-files.ts';

const documents = filesLike('**/*.md');

test.each(documents)('%s links only to files and headings that exist', (document) => {
  expect(relativeLinks(document).filter((link) => !leadsSomewhere(document, link))).toEqual([]);
});

test('a link to a missing file or heading is found', () => {
  expect(leadsSomewhere('README.md', 'no-such-file.md')).toBe(false);
  expect(leadsSomewhere('README.md', '#no-such-heading')).toBe(false);
  expect(leadsSomewhere('README.md', 'LICENSE')).toBe(true);
});

function relativeLinks(document: string): readonly string[] {
  const prose = textOf(document).replace(/^```[\s\S]*?^```/gm, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(document: string, link: string): boolean {
  const [path = '', heading] = link.split('#', 2);
  const target = path === '' ? document : join(dirname(document), path);
  if (!existsSync(join(root, target))) return false;
  return heading === undefined || headings(target).includes(heading);
}

// As GitHub writes them: in lower case, with hyphens for spaces, without other punctuation.
function headings(document: string): readonly string[] {
  return [...textOf(document).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
