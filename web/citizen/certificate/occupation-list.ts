import { pinyin } from 'pinyin-pro';
import { addDays, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { findOccupation } from '../../../shared/policy/occupation-catalogue.ts';
import { EDITION_2022_FROM, MOVED_SINCE_2015 } from '../../../shared/policy/occupations/occupations-2015.ts';
import { OCCUPATIONS_2022 } from '../../../shared/policy/occupations/occupations-2022.ts';
import { policies } from '../../../shared/policy/policies.ts';

/**
 * All occupations for the search, one a line: code, name, syllables joined by hyphens, and the edition (`15` or `22`)
 * where the code means this in one edition only. Tabs stand between them.
 *
 * This file runs when the portal is built. The browser gets its result, and neither pinyin-pro nor the catalogue
 * (web/at-build.ts); the public page of the occupations gets the same result as a file (web/build.ts). `v: true`
 * because ü cannot be typed on every keyboard.
 */
export const OCCUPATION_LINES: string = codes().flatMap(linesOf).join('\n');

function codes(): readonly string[] {
  const inCatalogue = OCCUPATIONS_2022.trim()
    .split('\n')
    .flatMap((line) => {
      const [group, ...occupations] = line.split(' ');
      return occupations.map((text) => `${group}-${text.slice(0, 2)}`);
    });
  return [...new Set([...extra().map(({ code }) => code), ...MOVED_SINCE_2015.keys(), ...inCatalogue])].sort();
}

function extra() {
  return policies.flatMap(({ occupations }) => occupations.extra);
}

function linesOf(occupationCode: string): readonly string[] {
  const nameOn = (issuedOn: CivilDate) =>
    findOccupation(
      { occupations: { fromCatalogue: 'ALL', extra: extra(), levelsByCode: {} } },
      { occupationCode, issuedOn },
    )?.name;
  const [before, since] = [nameOn(addDays(EDITION_2022_FROM, -1)), nameOn(EDITION_2022_FROM)];
  if (before === since) return before === undefined ? [] : [lineOf(occupationCode, before)];
  return [
    ...(before === undefined ? [] : [`${lineOf(occupationCode, before)}\t15`]),
    ...(since === undefined ? [] : [`${lineOf(occupationCode, since)}\t22`]),
  ];
}

function lineOf(code: string, name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
    syllable.toLowerCase(),
  );
  return [code, name, syllables.join('-').replaceAll(' ', '')].join('\t');
}
