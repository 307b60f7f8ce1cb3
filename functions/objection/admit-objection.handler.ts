import { now } from '../../shared/clock.ts';
import { identityRegister } from '../../shared/ports/identity-register.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { objectionStore } from '../../shared/table/objection-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { auditEventHandler } from '../runtime/stream-handler.ts';
import { admitObjection } from './admit-objection.ts';

const { TABLE_NAME, IDENTITY_REGISTER_URL } = environment('TABLE_NAME', 'IDENTITY_REGISTER_URL');
const table = tableNamed(TABLE_NAME);
const register = identityRegister({ ...portSettings('registers'), baseUrl: IDENTITY_REGISTER_URL });
const stores = {
  applications: applicationStore(table),
  records: caseRecordStore(table),
  objections: objectionStore(table),
};
const deps = { ...stores, register, now };

export const handler = auditEventHandler((event) => admitObjection(event, deps));
