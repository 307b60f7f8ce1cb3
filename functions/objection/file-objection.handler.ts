import { now } from '../../shared/clock.ts';
import { fileObjectionRoute } from '../../shared/contracts/objection.ts';
import { policies } from '../../shared/policy/policies.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { noticeStore } from '../../shared/table/notice-store.ts';
import { objectionStore } from '../../shared/table/objection-store.ts';
import { phoneCodeStore } from '../../shared/table/phone-code-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { tokenSettings } from '../http/token-settings.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { newReceiptCode } from '../runtime/new-receipt-code.ts';
import { fileObjection } from './file-objection.ts';
import { signedInCitizen } from './signed-in-citizen.ts';

const table = tableNamed(environment('TABLE_NAME').TABLE_NAME);
const stores = {
  applications: applicationStore(table),
  notices: noticeStore(table),
  objections: objectionStore(table),
};
const proofs = { idempotency: idempotencyStore(table), phoneCodes: phoneCodeStore(table) };
const tokens = tokenSettings();
const signedIn = (authorization: string) => signedInCitizen(authorization, tokens);
const deps = { ...stores, ...proofs, signedIn, policies, now, newId, newReceiptCode };

export const handler = httpHandler(fileObjectionRoute, (request) => fileObjection(request, deps));
