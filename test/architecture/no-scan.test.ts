import { describe, expect, expectTypeOf, test } from 'vitest';
import { type queryItems, queryPrefix } from '../../shared/table/table.ts';
import { filesLike, linesWith } from './repository-files.ts';

const deployed = filesLike('{functions,shared,infra}/**/*.ts');
const code = [...deployed, ...filesLike('local/**/*.ts')];

/** Every `file` that has a matching line, once a line. */
function filesWith(pattern: RegExp): readonly string[] {
  return linesWith(code, pattern).map((place) => place.replace(/:\d+$/, ''));
}

describe('a read of the table', () => {
  test('is never a Scan, nor a statement or a paginator that could become one', () => {
    expect(filesWith(/\bScan(Command|Input)?\b|paginate(Scan|Query)|(Execute|Batch)\w*StatementCommand/)).toEqual([]);
  });

  test('is a Query in one place alone, and that one demands a limit', () => {
    expect(filesWith(/\bnew QueryCommand\(/)).toEqual(['shared/table/table.ts']);
    // The type check is what fails without the limit; it covers this file as it covers every caller.
    expectTypeOf<Parameters<typeof queryItems>[1]>().toHaveProperty('Limit').toEqualTypeOf<number>();
    expectTypeOf<Parameters<typeof queryPrefix>[3]>().toEqualTypeOf<number>();
  });

  test('sends the limit it was given, and one page is all it reads', async () => {
    const sent: unknown[] = [];
    const send = async (command: { readonly input: unknown }) => {
      sent.push(command.input);
      return { Items: [], LastEvaluatedKey: { pk: 'more' } };
    };
    await queryPrefix(Object({ client: { send }, name: 'table' }), 'ID#1', 'EVENT#', 7);
    expect(sent).toEqual([expect.objectContaining({ Limit: 7 })]);
  });

  test('never follows the pages of a Query to their end', () => {
    expect(filesWith(/LastEvaluatedKey/)).toEqual([]);
  });
});
