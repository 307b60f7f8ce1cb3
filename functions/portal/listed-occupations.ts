import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ListedOccupation, readOccupations } from '../../web/public/rank-occupations.ts';

/**
 * The occupations with their pinyin, as infra/portal-files.ts writes them beside the function. They are read at the
 * first search, so that the other pages do not wait for them.
 */
export function listedOccupations(folder: string): () => readonly ListedOccupation[] {
  let listed: readonly ListedOccupation[] | undefined;
  return () => {
    listed ??= readOccupations(readFileSync(join(folder, 'occupations.txt'), 'utf8'));
    return listed;
  };
}
