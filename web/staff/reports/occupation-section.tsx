import { useQuery } from '@tanstack/react-query';
import { useStaffText } from '../staff-text.tsx';
import { GroupSection } from './group.tsx';
import { type CountedRow, groupsOf, keysIn } from './sums.ts';

/**
 * What was submitted, approved and paid by occupation. The counts go by code; a code that has another meaning in
 * another edition of the catalogue shows both names. Until the names are loaded the codes stand alone.
 */
export function OccupationSection({ of: counts }: { readonly of: readonly CountedRow[] }) {
  const { text } = useStaffText();
  const { data: names } = useQuery({
    queryKey: ['occupation-names'],
    queryFn: readNames,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  const codeOf = ({ occupationCode }: CountedRow) => occupationCode;
  return (
    <GroupSection
      words={text.desk.reports.byOccupation}
      groups={groupsOf(counts, codeOf, keysIn(counts, codeOf))}
      nameOf={String}
      shownAs={(code) => (
        <>
          {code} <span lang="zh-CN">{names?.get(String(code))?.join('、')}</span>
        </>
      )}
    />
  );
}

/** The names of each code. They come with the pinyin for the search, 17 kB. */
async function readNames(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { OCCUPATION_LINES } = await import('../../citizen/certificate/occupation-list.ts');
  const names = new Map<string, readonly string[]>();
  for (const line of OCCUPATION_LINES.split('\n')) {
    const [code = '', name = ''] = line.split('\t');
    names.set(code, [...(names.get(code) ?? []), name]);
  }
  return names;
}
