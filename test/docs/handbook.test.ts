import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const handbook = join(import.meta.dirname, '../../docs/zh');
const texts = join(import.meta.dirname, '../../web/text/zh');

/** Every text of the pages in Chinese that is written in one piece. */
const onPages = new Set(
  readdirSync(texts).flatMap((name) =>
    [...readFileSync(join(texts, name), 'utf8').matchAll(/'([^'\n]+)'/g)].map(([, text = '']) => text),
  ),
);

test.each(readdirSync(handbook))('what %s prints in bold is written so on a page', (name) => {
  const bold = [...readFileSync(join(handbook, name), 'utf8').matchAll(/\*\*([^*]+)\*\*/g)].map(
    ([, text = '']) => text,
  );
  expect(bold.filter((text) => !onPages.has(text))).toEqual([]);
});
