import { now } from '../../shared/clock.ts';
import { submitApplicationRoute } from '../../shared/contracts/apply.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { phoneCodeCheck } from '../../shared/table/phone-code-check.ts';
import { submissionStore } from '../../shared/table/submission-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { newSalt } from '../runtime/new-salt.ts';
import { submitApplication } from './submit-application.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { submissions: submissionStore(table), phoneCodes: phoneCodeCheck(table) };
const deps = { ...stores, policies, calendar: chineseCalendar, now, newId, newSalt };

export const handler = httpHandler(submitApplicationRoute, (request) => submitApplication(request, deps));
