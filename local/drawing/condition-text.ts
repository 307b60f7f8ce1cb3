import * as z from 'zod';

const COMPARISONS: readonly (readonly [RegExp, string])[] = [
  [/LessThanEquals(Path)?$/, '<='],
  [/GreaterThanEquals(Path)?$/, '>='],
  [/LessThan(Path)?$/, '<'],
  [/GreaterThan(Path)?$/, '>'],
  [/Equals(Path)?$/, '='],
];

/** A rule of a Choice state in the Amazon States Language: a comparison, or rules joined by And, Or or Not. */
const ruleSchema = z.looseObject({
  Variable: z.string().optional(),
  And: z.array(z.unknown()).optional(),
  Or: z.array(z.unknown()).optional(),
  Not: z.unknown().optional(),
});

/**
 * The condition of a rule, short enough to stand beside an arrow.
 *
 * @example conditionText({ Variable: '$.phase', StringEquals: 'PAYING', Next: 'Pay' }) // phase = PAYING
 */
export function conditionText(rule: unknown): string {
  const { Variable, And, Or, Not, Next: _next, Comment: _comment, ...comparison } = ruleSchema.parse(rule);
  if (And) return And.map(conditionText).join(' and ');
  if (Or) return Or.map(conditionText).join(' or ');
  if (Not !== undefined) return `not (${conditionText(Not)})`;
  const variable = shortPath(Variable ?? '');
  return Object.entries(comparison)
    .map(([operator, value]) => comparisonText(variable, operator, value))
    .join(' and ');
}

function comparisonText(variable: string, operator: string, value: unknown): string {
  if (operator === 'IsPresent') return value === false ? `${variable} is missing` : `${variable} is present`;
  const sign = COMPARISONS.find(([pattern]) => pattern.test(operator))?.[1] ?? operator;
  return `${variable} ${sign} ${shortPath(String(value))}`;
}

function shortPath(path: string): string {
  return path.replace(/^\$\./, '');
}
