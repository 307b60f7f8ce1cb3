import { now } from '../../shared/clock.ts';
import { identityRegister } from '../../shared/ports/identity-register.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { caseInput } from '../workflow/step-input.ts';
import { checkIdentity } from './check-identity.ts';

const { TABLE_NAME, IDENTITY_REGISTER_URL } = environment('TABLE_NAME', 'IDENTITY_REGISTER_URL');
const table = tableNamed(TABLE_NAME);
const register = identityRegister({ ...portSettings('registers'), baseUrl: IDENTITY_REGISTER_URL });
const deps = { applications: applicationReader(table), records: caseRecordStore(table), register, now };

export const handler = stepHandler(caseInput, (input) => checkIdentity(input, deps));
