import { now } from '../../shared/clock.ts';
import { listDelegationsRoute } from '../../shared/contracts/sharing.ts';
import { delegationStore } from '../../shared/table/delegation-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { listDelegations } from './list-delegations.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { delegations: delegationStore(tableNamed(TABLE_NAME)), now };

export const handler = httpHandler(listDelegationsRoute, (request) => listDelegations(request, deps));
