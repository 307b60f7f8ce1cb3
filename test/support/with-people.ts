import { aPerson, type Person } from './people.ts';

/** Pairs each row of a table test with a person of its own, numbered upwards from `from`. */
export function withPeople<Row>(rows: readonly Row[], from: number): readonly (readonly [Row, Person])[] {
  return rows.map((row, index) => [row, aPerson(from + index)] as const);
}
