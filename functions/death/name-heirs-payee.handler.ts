import { now } from '../../shared/clock.ts';
import { nameHeirsPayeeRoute } from '../../shared/contracts/death.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { nameHeirsPayee } from './name-heirs-payee.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table), payments: paymentStore(table) };
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const deps = { ...stores, calendar: chineseCalendar, personOf, now };

export const handler = httpHandler(nameHeirsPayeeRoute, (request) => nameHeirsPayee(request, deps));
