import { describe, expect, expectTypeOf, test } from 'vitest';
import { type queryItems, queryPrefix } from '../../shared/table/table.ts';
import { filesLike, linesWith } from './repository-files.ts';

const deployed = filesLike('{functions,shared,infra}/**/*.ts');
const code = [...deployed, ...filesLike('local/**/*.ts')];

/** The files with a matching line, once for each such line. */
function filesWith(pattern: RegExp): readonly string[] {
  return linesWith(code, pattern).map((place) => place.replace(/:\d+$/, ''));
}

describe('a read of the table', () => {
  test('is never a Scan, a PartiQL statement or a paginator', () => {
    expect(filesWith(/\bScan(Command|Input)?\b|paginate(Scan|Query)|(Execute|Batch)\w*StatementCommand/)).toEqual([]);
  });

  test('is a Query in one file only, and requires a limit', () => {
    expect(filesWith(/\bnew QueryCommand\(/)).toEqual(['shared/table/table.ts']);
    // Without the limit, the type check fails, here as in every caller.
    expectTypeOf<Parameters<typeof queryItems>[1]>().toHaveProperty('Limit').toEqualTypeOf<number>();
    expectTypeOf<Parameters<typeof queryPrefix>[3]>().toEqualTypeOf<number>();
  });

  test('sends the given limit and reads one page only', async () => {
    const sent: unknown[] = [];
    const send = async (command: { readonly input: unknown }) => {
      sent.push(command.input);
      return { Items: [], LastEvaluatedKey: { pk: 'more' } };
    };
    await queryPrefix(Object({ client: { send }, name: 'table' }), 'ID#1', 'EVENT#', 7);
    expect(sent).toEqual([expect.objectContaining({ Limit: 7 })]);
  });

  test('never reads all pages of a Query', () => {
    expect(filesWith(/LastEvaluatedKey/)).toEqual([]);
  });
});
