import { now } from '../../shared/clock.ts';
import { enterApplicationRoute } from '../../shared/contracts/counter.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { submissionStore } from '../../shared/table/submission-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { newSalt } from '../runtime/new-salt.ts';
import { enterApplication } from './enter-application.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const rules = { policies, calendar: chineseCalendar };
const deps = { submissions: submissionStore(tableNamed(TABLE_NAME)), ...rules, personOf, now, newId, newSalt };

export const handler = httpHandler(enterApplicationRoute, (request) => enterApplication(request, deps));
