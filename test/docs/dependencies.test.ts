import { expect, test } from 'vitest';
import { textOf } from '../architecture/repository-files.ts';

const { dependencies, devDependencies, optionalDependencies } = JSON.parse(textOf('package.json'));
const installed = Object.keys({ ...dependencies, ...devDependencies });
const optional = Object.keys(optionalDependencies);
const rows = [...textOf('docs/dependencies.md').matchAll(/^\| ([@a-z][\w/@.-]*) \| ([^|]+) \| ([^|]+) \|/gm)]
  .map(([, name = '', licence = '', why = '']) => ({ name, licence, why }))
  .filter(({ name }) => name !== 'package');

test('every direct dependency has one row, and every row has a dependency', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual([...installed, ...optional].sort());
});

test.each(rows.filter(({ name }) => installed.includes(name)))('$name has the licence that its row names', (row) => {
  expect(JSON.parse(textOf(`node_modules/${row.name}/package.json`)).license).toBe(row.licence);
});
