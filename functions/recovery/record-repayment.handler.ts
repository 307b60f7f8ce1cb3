import { now } from '../../shared/clock.ts';
import { recordRepaymentRoute } from '../../shared/contracts/recovery.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { recordRepayment } from './record-repayment.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const deps = { applications: applicationStore(table), recoveries: recoveryStore(table), personOf, now };

export const handler = httpHandler(recordRepaymentRoute, (request) => recordRepayment(request, deps));
