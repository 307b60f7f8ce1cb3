import { now } from '../../shared/clock.ts';
import { concludeRecoveryRoute } from '../../shared/contracts/recovery.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { concludeRecovery } from './conclude-recovery.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const stores = { applications: applicationStore(table), tasks: taskStore(table), records: caseRecordStore(table) };
const deps = { ...stores, recoveries: recoveryStore(table), personOf, now };

export const handler = httpHandler(concludeRecoveryRoute, (request) => concludeRecovery(request, deps));
