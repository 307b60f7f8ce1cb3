import { now } from '../../shared/clock.ts';
import { certificateRegistry } from '../../shared/ports/certificate-registry.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { caseInput } from '../workflow/step-input.ts';
import { checkCertificate } from './check-certificate.ts';

const env = environment('TABLE_NAME', 'QUALIFICATION_REGISTRY_URL', 'SKILL_LEVEL_REGISTRY_URL');
const table = tableNamed(env.TABLE_NAME);
const registry = certificateRegistry({
  ...portSettings('registers'),
  baseUrls: { VOCATIONAL_QUALIFICATION: env.QUALIFICATION_REGISTRY_URL, SKILL_LEVEL: env.SKILL_LEVEL_REGISTRY_URL },
});
const deps = { applications: applicationReader(table), records: caseRecordStore(table), registry, now };

export const handler = stepHandler(caseInput, (input) => checkCertificate(input, deps));
