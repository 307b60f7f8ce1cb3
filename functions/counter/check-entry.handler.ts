import { now } from '../../shared/clock.ts';
import { checkEntryRoute } from '../../shared/contracts/counter.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { submissionStore } from '../../shared/table/submission-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { checkEntry } from './check-entry.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const stores = { submissions: submissionStore(table), accesses: accessStore(table) };
const deps = { ...stores, policies, calendar: chineseCalendar, personOf, now, newId };

export const handler = httpHandler(checkEntryRoute, (request) => checkEntry(request, deps));
