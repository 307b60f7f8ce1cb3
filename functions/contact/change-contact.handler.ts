import { now } from '../../shared/clock.ts';
import { changeContactRoute } from '../../shared/contracts/contact.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { phoneCodeCheck } from '../../shared/table/phone-code-check.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { changeContact } from './change-contact.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const deps = { applications: applicationStore(table), phoneCodes: phoneCodeCheck(table), now };

export const handler = httpHandler(changeContactRoute, (request) => changeContact(request, deps));
