import * as z from 'zod/mini';
import type { Application } from '../domain/case/application.ts';
import { type Recovery, recoverySchema } from '../domain/recovery.ts';
import { openRecoveriesKey, personPartition, recoveryKey, recoveryPrefix } from './keys.ts';
import { getItem, queryLongPrefix, type Table } from './table.ts';

export interface RecoveryStore {
  /** All of a case, oldest first; none, and no read, where nothing was ever asked back. */
  readonly ofCase: (application: Application) => Promise<readonly Recovery[]>;
  readonly byId: (application: Application, recoveryId: string) => Promise<Recovery | undefined>;
  /** Whether a recovery from the person is open, in whichever case. */
  readonly isAnyOpen: (application: Application) => Promise<boolean>;
}

const countSchema = z.object({ openCount: z.int() });

export function recoveryStore(table: Table): RecoveryStore {
  return {
    ofCase: async (application) => {
      if (application.phase !== 'PAID' || !application.recovery) return [];
      const { applicant, applicationId, recovery } = application;
      const [pk, prefix] = [personPartition(applicant.idNumber), recoveryPrefix(applicationId)];
      const items = await queryLongPrefix(table, { pk, prefix, enough: recovery.count });
      const recoveries = items.map((item) => recoverySchema.parse(item));
      return recoveries.sort((one, other) => (one.notifiedAt < other.notifiedAt ? -1 : 1));
    },
    byId: async ({ applicant, applicationId }, recoveryId) => {
      const item = await getItem(table, recoveryKey(applicant.idNumber, applicationId, recoveryId));
      return item && recoverySchema.parse(item);
    },
    isAnyOpen: async ({ applicant }) => isAnyOpenIn(await getItem(table, openRecoveriesKey(applicant.idNumber))),
  };
}

/** Whether the item that counts the open recoveries from a person counts any; undefined where there is none. */
export function isAnyOpenIn(counted: Readonly<Record<string, unknown>> | undefined): boolean {
  return counted !== undefined && countSchema.parse(counted).openCount > 0;
}
