import type { CivilDate } from '../domain/civil-date.ts';
import type { Level } from '../domain/declared.ts';
import { EDITION_2022_FROM, MOVED_SINCE_2015 } from './occupations/occupations-2015.ts';
import { OCCUPATIONS_2022 } from './occupations/occupations-2022.ts';
import type { Occupation, Policy } from './policy.ts';

/** What a certificate says of its occupation. The code's meaning depends on the edition in force on the issue date. */
export interface CertifiedOccupation {
  readonly occupationCode: string;
  readonly issuedOn: CivilDate;
}

// Parsed on first use: a function that needs no occupation starts without parsing a thousand lines.
let catalogue: ReadonlyMap<string, string> | undefined;

// The catalogue has the major groups 4 to 6 only. A policy adds occupations of other groups one by one.
const CATALOGUE_CODE = /^[456]-\d{2}-\d{2}-\d{2}$/;

/**
 * One id for an occupation in every edition: its code in the 2022 edition. A code that no edition has is its own id.
 *
 * @example conceptOf({ occupationCode: '4-07-05-04', issuedOn: civilDate('2021-05-20') }) // 4-07-05-03
 */
export function conceptOf({ occupationCode, issuedOn }: CertifiedOccupation): string {
  return (issuedOn < EDITION_2022_FROM && MOVED_SINCE_2015.get(occupationCode)) || occupationCode;
}

/** The occupation that a certificate's code means, if the policy names it; undefined otherwise. */
export function findOccupation(
  { occupations: { fromCatalogue, extra, except } }: Pick<Policy, 'occupations'>,
  certified: CertifiedOccupation,
): Occupation | undefined {
  const { occupationCode: code } = certified;
  if (except?.includes(conceptOf(certified))) return undefined;
  const added = extra.find((occupation) => occupation.code === code);
  if (added !== undefined) return added;
  const conceptId = conceptOf(certified);
  const name =
    fromCatalogue === 'ALL' || fromCatalogue.includes(conceptId) ? readCatalogue().get(conceptId) : undefined;
  return name === undefined ? undefined : { code, name };
}

/**
 * Whether an application for the certificate's occupation may be submitted.
 *
 * The catalogue need not have it: for a policy of the whole catalogue, a code of its groups is enough. The certificate
 * registry may know the name; the verification refuses where it does not.
 */
export function admitsOccupation(policy: Pick<Policy, 'occupations'>, certified: CertifiedOccupation): boolean {
  const { fromCatalogue, extra, except } = policy.occupations;
  if (except?.includes(conceptOf(certified))) return false;
  if (extra.some(({ code }) => code === certified.occupationCode)) return true;
  if (fromCatalogue === 'ALL') return CATALOGUE_CODE.test(certified.occupationCode);
  return fromCatalogue.includes(conceptOf(certified));
}

/** Every occupation with a name that the policy subsidises, in code order, as in the latest edition it reaches. */
export function occupationsOf(policy: Pick<Policy, 'occupations' | 'issuedFrom' | 'issuedTo'>): readonly Occupation[] {
  const { extra } = policy.occupations;
  const codes = [...extra.map(({ code }) => code), ...MOVED_SINCE_2015.keys(), ...readCatalogue().keys()].sort();
  return [...new Set(codes)].flatMap((occupationCode) => {
    const inEdition = (issuedOn: CivilDate) => findOccupation(policy, { occupationCode, issuedOn });
    return inEdition(policy.issuedTo) ?? inEdition(policy.issuedFrom) ?? [];
  });
}

/**
 * The levels at which the policy subsidises an occupation: those that have an amount and that the occupation exists at.
 *
 * For an occupation the policy does not name, every level that has an amount.
 */
export function levelsOf(policy: Pick<Policy, 'occupations' | 'amounts'>, conceptId: string): readonly Level[] {
  const { levelsByCode } = policy.occupations;
  const existing = Object.hasOwn(levelsByCode, conceptId) ? levelsByCode[conceptId] : undefined;
  return policy.amounts.map(({ level }) => level).filter((level) => existing === undefined || existing.includes(level));
}

/** Names by code. */
function readCatalogue(): ReadonlyMap<string, string> {
  catalogue ??= new Map(OCCUPATIONS_2022.trim().split('\n').flatMap(readSmallGroup));
  return catalogue;
}

function readSmallGroup(line: string): readonly (readonly [code: string, name: string])[] {
  const [group, ...occupations] = line.split(' ');
  return occupations.map((text) => [`${group}-${text.slice(0, 2)}`, text.slice(2)]);
}
