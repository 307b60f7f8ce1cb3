import { civilDate } from '../../shared/domain/civil-date.ts';
import type { Hand } from '../../shared/domain/hand.ts';
import { fen } from '../../shared/domain/money.ts';
import type { Recovery } from '../../shared/domain/recovery.ts';
import type { TaskRequest } from '../../shared/domain/task-request.ts';
import { EXPLANATION } from './decisions.ts';
import { instantAt } from './instants.ts';

const NOBODY: Hand = { person: 'hash-of-another', staffId: 'staff-9' };

/** A recovery that was notified on a Monday. The time for a statement is over a week later. */
export function aRecovery(applicationId: string, fields: Partial<Recovery> = {}): Recovery {
  return {
    recoveryId: 'RECOVERY0000000N',
    applicationId,
    status: 'NOTIFIED',
    ground: 'NOT_ENTITLED',
    askedFen: fen(250_000),
    explanation: EXPLANATION,
    notifiedAt: instantAt('2021-06-21T10:00:00+08:00'),
    openedBy: NOBODY,
    hearingUntil: instantAt('2021-06-29T00:00:00+08:00'),
    repayments: [],
    conclusions: [],
    ...fields,
  };
}

/** The same after its decision: all of it, in one payment. */
export function aDecidedRecovery(applicationId: string, fields: Partial<Recovery> = {}): Recovery {
  const repayBy = civilDate('2021-08-31');
  return aRecovery(applicationId, {
    status: 'DECIDED',
    order: { amountFen: fen(250_000), repayBy, instalments: [{ dueOn: repayBy, amountFen: fen(250_000) }] },
    decided: {
      at: instantAt('2021-06-30T10:00:00+08:00'),
      explanation: EXPLANATION,
      documentNumber: '210202-2021-7',
    },
    ...fields,
  });
}

/** What the task of a recovery is about. */
export function aRecoveryRequest(askedBy: Hand = NOBODY): TaskRequest {
  const { recoveryId, askedFen, ground, explanation } = aRecovery('');
  return { kind: 'RECOVERY', recoveryId, amountFen: askedFen, ground, explanation, askedBy };
}
