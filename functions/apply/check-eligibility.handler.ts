import { now } from '../../shared/clock.ts';
import { checkEligibilityRoute } from '../../shared/contracts/apply.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { priorRecordReader } from '../../shared/table/prior-record.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { checkEligibility } from './check-eligibility.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const submissions = priorRecordReader(tableNamed(TABLE_NAME));
const deps = { submissions, policies, calendar: chineseCalendar, now };

export const handler = httpHandler(checkEligibilityRoute, (request) => checkEligibility(request, deps));
