import * as z from 'zod';

/** Whether an event passes the filter of an event source. */
export type EventFilter = (event: unknown) => boolean;

const filterCriteriaSchema = z.object({ Filters: z.array(z.object({ Pattern: z.string() })).default([]) });
const patternSchema = z.record(z.string(), z.unknown());

/**
 * The filter that the `FilterCriteria` of an event source describe. An event passes if any pattern matches it. Without
 * patterns, every event passes.
 *
 * Patterns may use values, `null`, `prefix`, `suffix`, `exists`, `anything-but` and `equals-ignore-case`, at any depth.
 *
 * @throws Error for a pattern with another operator, because ignoring it would let the wrong events pass
 */
export function eventFilter(filterCriteria: unknown): EventFilter {
  const { Filters } = filterCriteriaSchema.parse(filterCriteria ?? {});
  const tests = Filters.map(({ Pattern }) => objectTest(patternSchema.parse(JSON.parse(Pattern))));
  return (event) => tests.length === 0 || tests.some((test) => test(event));
}

type Test = (value: unknown) => boolean;

function objectTest(pattern: Readonly<Record<string, unknown>>): Test {
  const tests = Object.entries(pattern).map(([key, expected]) => [key, valueTest(expected)] as const);
  return (value) => tests.every(([key, test]) => test(propertyOf(value, key)));
}

function valueTest(expected: unknown): Test {
  if (!Array.isArray(expected)) return objectTest(patternSchema.parse(expected));
  const tests = expected.map(alternativeTest);
  return (value) => tests.some((test) => test(value));
}

function alternativeTest(alternative: unknown): Test {
  if (typeof alternative !== 'object' || alternative === null) return (value) => value === alternative;
  const [operator = '', operand] = Object.entries(alternative)[0] ?? [];
  switch (operator) {
    case 'exists':
      return (value) => (value !== undefined) === operand;
    case 'prefix':
      return (value) => typeof value === 'string' && value.startsWith(String(operand));
    case 'suffix':
      return (value) => typeof value === 'string' && value.endsWith(String(operand));
    case 'equals-ignore-case':
      return (value) => typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase();
    case 'anything-but': {
      const excluded: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
      return (value) => value !== undefined && !excluded.includes(value);
    }
    default:
      throw new Error(`The local run does not know the filter operator "${operator}"`);
  }
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
