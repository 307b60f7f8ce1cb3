import { useRef, useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { type Problem, ProblemError } from '../../api/trouble.ts';
import { useApi } from '../../session/session-context.tsx';
import type { Draft } from './draft.ts';
import { type FieldFault, fieldFaults } from './field-faults.ts';
import { bodyOf } from './form-values.ts';

type Reasons = NonNullable<Problem['reasons']>;

/** What became of the last try to send. `attempt` tells two tries apart. */
export type Sending =
  | { readonly kind: 'resting' }
  | { readonly kind: 'faults'; readonly attempt: number; readonly fields: readonly FieldFault[] }
  | { readonly kind: 'warnings'; readonly warnings: Success<'checkEligibility'>['warnings'] }
  | { readonly kind: 'refused'; readonly reasons: Reasons; readonly remedies?: Problem['remedies'] }
  /** Earlier applications stand in the way of this one. */
  | { readonly kind: 'notAgain'; readonly reasons: Reasons }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'broken'; readonly error: unknown };

interface SendingDeps {
  readonly draft: Draft;
  readonly signInPhone: string | undefined;
  readonly onSent: (applicationId: string) => void;
}

/**
 * Checks the form, asks the service what it would say, and sends it. A second tap while one is under way does nothing,
 * and a retry after a lost answer has the same key, so it creates nothing twice.
 */
export function useSending({ draft, signInPhone, onSent }: SendingDeps) {
  const api = useApi();
  const [sending, setSending] = useState<Sending>({ kind: 'resting' });
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const attempts = useRef(0);

  const tryOnce = async (warningsSeen: boolean): Promise<Sending> => {
    const attempt = attempts.current;
    const { validateApplication } = await import('./validate-application.ts');
    const checked = validateApplication(bodyOf(draft.values, signInPhone));
    if ('pointers' in checked) {
      return { kind: 'faults', fields: fieldFaults(checked.pointers.map((pointer) => ({ pointer }))), attempt };
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
    return { kind: 'resting' };
  };

  const send = async (warningsSeen = false): Promise<void> => {
    if (underWay.current) return;
    underWay.current = true;
    attempts.current += 1;
    setBusy(true);
    setSending({ kind: 'resting' });
    setSending(await tryOnce(warningsSeen).catch((error: unknown) => failed(error, attempts.current)));
    setBusy(false);
    underWay.current = false;
  };
  /** What was to be confirmed has changed, so that it must be checked again. */
  const dropWarnings = (): void => {
    if (sending.kind === 'warnings') setSending({ kind: 'resting' });
  };
  return { sending, busy, send, dropWarnings };
}

/** A failure as the form says it. */
function failed(error: unknown, attempt: number): Sending {
  if (!(error instanceof ProblemError)) return { kind: 'broken', error };
  const { errors, reasons, remedies, type, status } = error.problem;
  if (reasons && status === 409) return { kind: 'notAgain', reasons };
  if (reasons) return { kind: 'refused', reasons, remedies };
  // A key is used up by an application that was accepted, and by nothing else.
  if (type.endsWith('idempotency-key-reused')) return { kind: 'accepted' };
  const fields = fieldFaults(errors ?? []);
  return fields.length > 0 ? { kind: 'faults', fields, attempt } : { kind: 'broken', error };
}
