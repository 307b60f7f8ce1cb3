import type { Application } from '../domain/case/application.ts';
import { parseApplication } from './application-item.ts';
import { getItems } from './get-items.ts';
import { caseloadPartition, INDEXES, type Key } from './keys.ts';
import { mergedPage, type Page } from './page.ts';
import type { Table } from './table.ts';

/** Reads the cases of agencies whole, in whatever phase. */
export interface CaseloadReader {
  /** Newest first: one query for each agency, and one read for each 100 cases. */
  readonly wholeCases: (query: {
    readonly agencies: readonly string[];
    readonly limit: number;
    readonly next: string | undefined;
  }) => Promise<Page<Application>>;
}

export function caseloadReader(table: Table): CaseloadReader {
  return {
    wholeCases: async ({ agencies, limit, next }) => {
      const page = await mergedPage(
        table,
        {
          index: INDEXES.caseload,
          partitionName: 'caseloadPk',
          sortName: 'caseloadSk',
          partitions: agencies.map(caseloadPartition),
          order: 'descending',
          limit,
          next,
        },
        ({ pk, sk, applicationId }): Key & { readonly applicationId: string } => ({
          ...{ pk: String(pk), sk: String(sk) },
          applicationId: String(applicationId),
        }),
      );
      const cases = new Map<string, Application>();
      for (const item of await getItems(table, page.entries)) {
        const application = parseApplication(item);
        cases.set(application.applicationId, application);
      }
      // Since the index was read, a new attempt may have taken a key. The old one has another key now, and is left out.
      return { ...page, entries: page.entries.flatMap(({ applicationId }) => cases.get(applicationId) ?? []) };
    },
  };
}
