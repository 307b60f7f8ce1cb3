import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../../../../..');
const signIn = readFileSync(join(repository, 'local/world/sign-in/pages/sign-in.css'), 'utf8');
const tokens = readFileSync(join(repository, 'web/design/tokens.css'), 'utf8');

/** The colours that a style sheet names, by name. */
function coloursOf(styles: string): ReadonlyMap<string, string> {
  return new Map([...styles.matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

test('a colour of the sign-in pages has the value that it has on the pages of the portal', () => {
  const own = Object.fromEntries(coloursOf(signIn));
  const portal = coloursOf(tokens);
  expect(Object.keys(own).length).toBeGreaterThan(5);
  expect(own).toEqual(Object.fromEntries(Object.keys(own).map((name) => [name, portal.get(name)])));
});

test('the sign-in pages have no colour that the portal does not have', () => {
  const portal = [...coloursOf(tokens).values()];
  const used = [...signIn.matchAll(/#[0-9a-f]{3,8}\b/g)].map(([colour]) => colour);
  expect(used.filter((colour) => !portal.includes(colour))).toEqual([]);
});
