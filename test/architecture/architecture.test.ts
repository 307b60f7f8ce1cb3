import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesLike, linesWith, root, textOf } from './repository-files.ts';

const code = filesLike('**/*.{ts,tsx}');
const documents = filesLike('**/*.md');
const generated = ['shared/policy/calendar-years.ts', ...filesLike('shared/policy/occupations/*.ts')];
/** Code that people write and read. */
const written = [...code, ...filesLike('**/*.{mjs,css}')].filter((file) => !generated.includes(file));

describe('the code', () => {
  test('is found by the glob of this test', () => {
    expect(code).toContain('shared/domain/transitions.ts');
    expect(code.length).toBeGreaterThan(150);
  });

  test('has no file over 250 lines', () => {
    // A text that ends with a line break has one part more than lines.
    expect(written.filter((file) => textOf(file).split('\n').length > 251)).toEqual([]);
  });

  test('has no comment beyond column 120', () => {
    expect(linesWith(written, /^(?=\s*\/?\*|(.*\s)?\/\/ ).{121,}$/u)).toEqual([]);
  });

  test('has no file with a catch-all name', () => {
    expect(code.filter((file) => /(^|[-.])(utils?|helpers?|commons?|managers?|misc)[-.]/.test(basename(file)))).toEqual(
      [],
    );
  });

  test('has no TO-DO note', () => {
    const toSelf = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`);
    expect(linesWith([...code, ...documents], toSelf)).toEqual([]);
  });

  test('reads the clock in only one file of functions and shared, and the time that a function has left in another', () => {
    const deployed = code.filter((file) => /^(functions|shared)\//.test(file));
    const readers = linesWith(deployed, /Date\.now\(|new Date\(\)|performance\.now\(/).map(
      (place) => place.split(':')[0],
    );
    expect([...new Set(readers)]).toEqual(['functions/runtime/time-limit.ts', 'shared/clock.ts']);
  });

  test('has no randomness in the rules', () => {
    const rules = code.filter((file) => /^shared\/(domain|policy)\//.test(file));
    expect(linesWith(rules, /Math\.random|randomUUID|randomBytes|getRandomValues/)).toEqual([]);
  });

  test('imports only hashes and their comparison of node:crypto in shared/domain', () => {
    const otherImports = /^(?!import \{ create(Hash|Hmac)(, timingSafeEqual)? \} from 'node:crypto';$).*\bcrypto'/;
    expect(linesWith(filesLike('shared/domain/**/*.ts'), otherImports)).toEqual([]);
  });

  test('has no import inside a type, which the layer rules would not see', () => {
    expect(linesWith(code, /(?<!(?:await|return|=>) |\[|^ +)\bimport\(['"]/)).toEqual([]);
  });

  test('has no decisions in handler files', () => {
    const handlers = filesLike('functions/*/*.handler.ts');
    expect(handlers.length).toBeGreaterThan(20);
    expect(linesWith(handlers, /^\s*(if|for|while|switch|try)\b| \? .+ : /)).toEqual([]);
  });
});

describe('the repository', () => {
  test('contains no path of the machine it is on', () => {
    const parent = dirname(root);
    const owned = [...code, ...documents, ...filesLike('*.{json,yml}'), ...filesLike('.ci/*')];
    // If the parent folder is the root of the file system, every path contains it.
    expect(parent === '/' ? [] : owned.filter((file) => textOf(file).includes(`${parent}/`))).toEqual([]);
  });

  test('has no package registry in its lock file', () => {
    expect(linesWith(['package-lock.json'], /"resolved": "https?:/)).toEqual([]);
  });
});
