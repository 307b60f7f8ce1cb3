import { now } from '../../shared/clock.ts';
import { policies } from '../../shared/policy/policies.ts';
import { employmentRegister } from '../../shared/ports/employment-register.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { caseInput } from '../workflow/step-input.ts';
import { checkEmployment } from './check-employment.ts';

const { TABLE_NAME, EMPLOYMENT_REGISTER_URL } = environment('TABLE_NAME', 'EMPLOYMENT_REGISTER_URL');
const table = tableNamed(TABLE_NAME);
const register = employmentRegister({ ...portSettings('registers'), baseUrl: EMPLOYMENT_REGISTER_URL });
const agencyCodes = policies.flatMap((policy) => policy.agencies.map((agency) => agency.code));
const deps = { applications: applicationReader(table), records: caseRecordStore(table), register, agencyCodes, now };

export const handler = stepHandler(caseInput, (input) => checkEmployment(input, deps));
