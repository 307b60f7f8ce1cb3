import { now } from '../../shared/clock.ts';
import { placeLegalHoldRoute } from '../../shared/contracts/retention.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { placeHold } from './place-hold.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { applications: applicationStore(tableNamed(TABLE_NAME)), now };

export const handler = httpHandler(placeLegalHoldRoute, (request) => placeHold(request, deps));
