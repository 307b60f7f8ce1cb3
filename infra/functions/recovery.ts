import { changesCase, readsCaseOnRecord } from './case-access.ts';
import type { FunctionDefinition } from './function-definition.ts';

export const recoveryFunctions = {
  'open-recovery': {
    folder: 'recovery',
    does: 'Asks money of a paid case back, tells the applicant and asks another supervisor',
    ...changesCase,
    table: [...changesCase.table, 'dynamodb:Query'],
    recognisesPeople: true,
  },
  'list-recoveries': { folder: 'recovery', does: 'Shows what was asked back of a case', ...readsCaseOnRecord },
  'state-in-recovery': {
    folder: 'recovery',
    does: 'Takes what an applicant says about a recovery',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
  },
  'record-repayment': {
    folder: 'recovery',
    does: 'Records money that came back, and ends the recovery once all has',
    ...changesCase,
    recognisesPeople: true,
  },
  'conclude-recovery': {
    folder: 'recovery',
    does: 'Hands a recovery to another organ, or ends it without the rest',
    ...changesCase,
    table: [...changesCase.table, 'dynamodb:Query'],
    recognisesPeople: true,
  },
} as const satisfies Record<string, FunctionDefinition>;
