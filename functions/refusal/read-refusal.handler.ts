import { now } from '../../shared/clock.ts';
import { readRefusalRoute } from '../../shared/contracts/refusal.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { readRefusal } from './read-refusal.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { applications: applicationReader(tableNamed(TABLE_NAME)), now };

export const handler = httpHandler(readRefusalRoute, (request) => readRefusal(request, deps));
