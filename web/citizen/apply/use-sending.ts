import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { type Problem, ProblemError } from '../../api/trouble.ts';
import { useApi } from '../../session/session-context.tsx';
import { dateOf } from '../certificate/date-parts.ts';
import type { Draft } from './draft.ts';
import { type FieldFault, fieldFaults } from './field-faults.ts';
import { bodyOf } from './form-values.ts';
import { useSendOnce } from './use-send-once.ts';

/** A refusal by the rules, or by earlier applications, with the receipt of it. */
type Refusal = Readonly<Required<Pick<Problem, 'reasons'>>> & Pick<Problem, 'remedies' | 'receiptNumber'>;

/** What became of the last try to send. `attempt` tells two tries apart. */
export type Sending =
  | { readonly kind: 'resting' }
  | { readonly kind: 'faults'; readonly attempt: number; readonly fields: readonly FieldFault[] }
  | { readonly kind: 'warnings'; readonly warnings: Success<'checkEligibility'>['warnings'] }
  | { readonly kind: 'refused'; readonly attempt: number; readonly refusal: Refusal }
  /** Earlier applications stand in the way of this one. */
  | { readonly kind: 'notAgain'; readonly attempt: number; readonly refusal: Refusal }
  /** Something else was sent with this key before, and its answer was lost. */
  | { readonly kind: 'answered'; readonly attempt: number }
  | { readonly kind: 'broken'; readonly attempt: number; readonly error: unknown };

interface SendingDeps {
  readonly draft: Draft;
  readonly signInPhone: string | undefined;
  readonly onSent: (applicationId: string) => void;
  /** The application was refused, so its key is used up. */
  readonly onRefused: () => void;
  /** The key was used up by something else. */
  readonly onKeyTaken: () => void;
}

/**
 * Checks the form, asks the service what it would say, and sends it. A retry after a lost answer has the same key, so
 * that it creates nothing twice.
 */
export function useSending({ draft, signInPhone, onSent, onRefused, onKeyTaken }: SendingDeps) {
  const api = useApi();
  const { state, busy, send, show } = useSendOnce<Sending, readonly [warningsSeen?: boolean]>({
    rest: { kind: 'resting' },
    tryOnce: async (attempt, warningsSeen = false) => {
      const [{ validateApplication }, { programmeFor, programmesOn }] = await Promise.all([
        import('./validate-application.ts'),
        import('../certificate/rules.ts'),
      ]);
      const issuedOn = dateOf(draft.values.issuedOn);
      const programme = programmeFor(issuedOn, draft.values.programme);
      const checked = validateApplication({ ...bodyOf(draft.values, signInPhone), ...(programme && { programme }) });
      const isOpen = programme === undefined && programmesOn(issuedOn).length > 1;
      const pointers = [...('pointers' in checked ? checked.pointers : []), ...(isOpen ? ['/programme'] : [])];
      if ('pointers' in checked || isOpen) {
        return { kind: 'faults', fields: fieldFaults(pointers.map((pointer) => ({ pointer }))), attempt };
      }
      const { body } = checked;
      const path = {};
      if (!warningsSeen) {
        const { warnings } = await taken(api.POST('/v1/eligibility-checks', { params: { path }, body }));
        // Where the rules refuse, the answer to the application says so, and how to challenge it.
        if (warnings.length > 0) return { kind: 'warnings', warnings };
      }
      const header = { 'idempotency-key': draft.submissionKey };
      const { applicationId } = await taken(api.POST('/v1/applications', { params: { path, header }, body }));
      onSent(applicationId);
      return 'sent';
    },
    failed: (error, attempt) => {
      const said = failed(error, attempt);
      if (said.kind === 'refused' || said.kind === 'notAgain') onRefused();
      if (said.kind === 'answered') onKeyTaken();
      return said;
    },
  });
  /** What was to be confirmed has changed, so that it must be checked again. */
  const dropWarnings = (): void => {
    if (state.kind === 'warnings') show({ kind: 'resting' });
  };
  return { sending: state, busy, send, dropWarnings };
}

/** A failure as the form says it. */
export function failed(error: unknown, attempt: number): Sending {
  if (!(error instanceof ProblemError)) return { kind: 'broken', error, attempt };
  const { errors, reasons, remedies, receiptNumber, type, status } = error.problem;
  if (reasons) {
    const refusal = { reasons, remedies, receiptNumber };
    return { kind: status === 409 ? 'notAgain' : 'refused', refusal, attempt };
  }
  if (type.endsWith('idempotency-key-reused')) return { kind: 'answered', attempt };
  const fields = fieldFaults(errors ?? []);
  return fields.length > 0 ? { kind: 'faults', fields, attempt } : { kind: 'broken', error, attempt };
}
