import { now } from '../../shared/clock.ts';
import { certificateRegistry } from '../../shared/ports/certificate-registry.ts';
import { identityRegister } from '../../shared/ports/identity-register.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { caseInput } from '../workflow/step-input.ts';
import { recheckEntitlement } from './recheck-entitlement.ts';

const env = environment(
  'TABLE_NAME',
  'IDENTITY_REGISTER_URL',
  'QUALIFICATION_REGISTRY_URL',
  'SKILL_LEVEL_REGISTRY_URL',
);
const table = tableNamed(env.TABLE_NAME);
const settings = portSettings('registers');
const baseUrls = {
  VOCATIONAL_QUALIFICATION: env.QUALIFICATION_REGISTRY_URL,
  SKILL_LEVEL: env.SKILL_LEVEL_REGISTRY_URL,
};
const stores = {
  applications: applicationReader(table),
  payments: paymentStore(table),
  records: caseRecordStore(table),
};
const identity = identityRegister({ ...settings, baseUrl: env.IDENTITY_REGISTER_URL });
const deps = { ...stores, identity, registry: certificateRegistry({ ...settings, baseUrls }), now };

export const handler = stepHandler(caseInput, (input) => recheckEntitlement(input, deps));
