import type { Level } from '../domain/declared.ts';
import { OCCUPATIONS_2022 } from './occupations/occupations-2022.ts';
import type { Occupation, Policy } from './policy.ts';

// Parsed on first use: a function that needs no occupation starts without parsing a thousand lines.
let catalogue: ReadonlyMap<string, Occupation> | undefined;

/** The occupation of a code, if the policy subsidises it; undefined otherwise. */
export function findOccupation(policy: Pick<Policy, 'occupations'>, code: string): Occupation | undefined {
  const { fromCatalogue, extra } = policy.occupations;
  const added = extra.find((occupation) => occupation.code === code);
  if (added !== undefined) return added;
  return fromCatalogue === 'ALL' || fromCatalogue.includes(code) ? readCatalogue().get(code) : undefined;
}

/** Every occupation the policy subsidises, in code order. */
export function occupationsOf(policy: Pick<Policy, 'occupations'>): readonly Occupation[] {
  const { fromCatalogue, extra } = policy.occupations;
  const listed = [...readCatalogue().values()].filter(
    ({ code }) => fromCatalogue === 'ALL' || fromCatalogue.includes(code),
  );
  return [...listed, ...extra].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/**
 * The levels at which the policy subsidises an occupation: those that have an amount and that the occupation exists at.
 *
 * For a code the policy does not subsidise, every level that has an amount.
 */
export function levelsOf(policy: Pick<Policy, 'occupations' | 'amounts'>, code: string): readonly Level[] {
  const { levelsByCode } = policy.occupations;
  const existing = Object.hasOwn(levelsByCode, code) ? levelsByCode[code] : undefined;
  return policy.amounts.map(({ level }) => level).filter((level) => existing === undefined || existing.includes(level));
}

function readCatalogue(): ReadonlyMap<string, Occupation> {
  catalogue ??= new Map(
    OCCUPATIONS_2022.trim()
      .split('\n')
      .flatMap(readSmallGroup)
      .map((occupation) => [occupation.code, occupation]),
  );
  return catalogue;
}

function readSmallGroup(line: string): readonly Occupation[] {
  const [group, ...occupations] = line.split(' ');
  return occupations.map((text) => ({ code: `${group}-${text.slice(0, 2)}`, name: text.slice(2) }));
}
