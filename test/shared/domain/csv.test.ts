import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, csvRecords, LINE_END } from '../../../shared/domain/csv.ts';

const FORMULA_BEGINNINGS = ['=', '+', '-', '@', '\t', '\r'];

/** Text as people and banks send it, with much of what a CSV file treats specially. */
const cell = fc
  .array(fc.oneof(fc.constantFrom(...FORMULA_BEGINNINGS, ',', '"', '\n', "'", ' ', '，'), fc.string()), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
const line = fc.array(cell, { minLength: 1, maxLength: 8 });

/** What a reader of the file gets for a cell: the guard before a formula stays, as it does in a spreadsheet. */
const guarded = (text: string) => (FORMULA_BEGINNINGS.some((start) => text.startsWith(start)) ? `'${text}` : text);

describe('a cell', () => {
  test.each(FORMULA_BEGINNINGS)('that begins with %j gets an apostrophe before it', (start) => {
    const [record] = csvRecords(csvLine([`${start}1+1`, '其他']));
    expect(record?.cells).toEqual([`'${start}1+1`, '其他']);
  });

  test('that has such a character elsewhere is left alone', () => {
    expect(csvLine(['1+1', 'a=b', '甲-乙', 'a@b', '6-18-02-04'])).toBe('1+1,a=b,甲-乙,a@b,6-18-02-04');
  });

  test('that is a number is never text, so a negative one gets no apostrophe', () => {
    expect(csvLine([-5, 0, 2500])).toBe('-5,0,2500');
  });

  test.each([
    ['甲,乙', '"甲,乙"'],
    ['他说"好"', '"他说""好"""'],
    ['两\n行', '"两\n行"'],
    ['=1,2', `"'=1,2"`],
    ['\r=1', `"'\r=1"`],
  ])('%j is written as %j', (text, written) => {
    expect(csvLine([text])).toBe(written);
  });
});

describe('any lines', () => {
  test('are read as they were written, cell by cell', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const text = lines.map((cells) => `${csvLine(cells)}${LINE_END}`).join('');
        const read = [...csvRecords(text)].map(({ cells }) => cells);
        // A line of one empty cell is an empty line, which a reader leaves out.
        const written = lines.filter((cells) => cells.length > 1 || cells[0] !== '');
        expect(read).toEqual(written.map((cells) => cells.map(guarded)));
      }),
    );
  });

  test('have no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(line, (cells) => {
        const [record] = csvRecords(csvLine(cells));
        for (const text of record?.cells ?? []) expect(text).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
