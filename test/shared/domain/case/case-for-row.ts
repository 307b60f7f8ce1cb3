import type { Application } from '../../../../shared/domain/case/application.ts';
import { anApplication, suspendedCase } from '../../../support/applications.ts';
import { aDeath, anHeirsPayee } from '../../../support/deaths.ts';
import { decide } from './all-decisions.ts';
import type { LaterRow } from './possible-rows.ts';

const AFTER_A_DEATH = { deaths: [aDeath()], heirsPayee: anHeirsPayee() };

/** A case that takes a row of the table: kept, or suspended out of the payment, where the row needs that. */
export function caseFor({ from, event, to }: LaterRow): Application {
  const phase = from ?? 'VERIFYING';
  const { application } = anApplication({ phase, ...(event.startsWith('HEIRS') && AFTER_A_DEATH) });
  if (event === 'LEGAL_HOLD_LIFTED') return decide('LEGAL_HOLD_PLACED', application).after;
  if (event !== 'SUSPENSION_LIFTED' || to !== 'PAYING') return application;
  const { suspension } = suspendedCase(application);
  return anApplication({ phase: 'SUSPENDED', suspension: { ...suspension, from: 'PAYING' } }).application;
}
