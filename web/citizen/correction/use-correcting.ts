import { useRef, useState } from 'react';
import type { CorrectableField } from '../../../shared/domain/correction.ts';
import { taken } from '../../api/api-client.ts';
import { type Problem, ProblemError } from '../../api/trouble.ts';
import { useApi } from '../../session/session-context.tsx';
import { FORM_FIELD } from '../applications/asked-fields.ts';
import { type FieldFault, fieldFaults } from '../apply/field-faults.ts';
import type { FormValues } from '../apply/form-values.ts';
import { correctionOf } from './correction-body.ts';

type Reasons = NonNullable<Problem['reasons']>;

/** What became of the last try to send. `attempt` tells two tries apart. */
export type Correcting =
  | { readonly kind: 'resting' }
  | { readonly kind: 'faults'; readonly attempt: number; readonly fields: readonly FieldFault[] }
  | { readonly kind: 'refused'; readonly reasons: Reasons }
  /** Another application has the occupation and level. */
  | { readonly kind: 'taken'; readonly reasons: Reasons }
  /** It was sent before, or its time is over. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'broken'; readonly error: unknown };

interface CorrectingDeps {
  readonly applicationId: string;
  readonly asked: readonly CorrectableField[];
  readonly values: FormValues;
  readonly signInPhone: string | undefined;
  readonly onSent: () => void;
  /** Nothing can be corrected any more. */
  readonly onClosed: () => void;
}

/** Checks a correction and sends it. A second tap while it is under way does nothing. */
export function useCorrecting({ applicationId, asked, values, signInPhone, onSent, onClosed }: CorrectingDeps) {
  const api = useApi();
  const [correcting, setCorrecting] = useState<Correcting>({ kind: 'resting' });
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const attempts = useRef(0);

  const tryOnce = async (attempt: number): Promise<Correcting | 'sent'> => {
    const { validateCorrection } = await import('./validate-correction.ts');
    const checked = validateCorrection(correctionOf(values, asked, signInPhone), asked);
    if ('pointers' in checked) {
      return { kind: 'faults', fields: fieldFaults(checked.pointers.map((pointer) => ({ pointer }))), attempt };
    }
    const params = { path: { applicationId } };
    await taken(api.PUT('/v1/applications/{applicationId}/corrections', { params, body: checked.body }));
    return 'sent';
  };
  const send = async (): Promise<void> => {
    if (underWay.current) return;
    underWay.current = true;
    attempts.current += 1;
    const attempt = attempts.current;
    setBusy(true);
    setCorrecting({ kind: 'resting' });
    const result = await tryOnce(attempt).catch((error: unknown) => failed(error, asked, attempt));
    if (result === 'sent') return onSent();
    if (result.kind === 'closed') onClosed();
    setCorrecting(result);
    setBusy(false);
    underWay.current = false;
  };
  return { correcting, busy, send };
}

/** A failure as the page says it. */
export function failed(error: unknown, asked: readonly CorrectableField[], attempt: number): Correcting {
  if (!(error instanceof ProblemError)) return { kind: 'broken', error };
  const { errors = [], reasons, status } = error.problem;
  if (reasons) return status === 409 ? { kind: 'taken', reasons } : { kind: 'refused', reasons };
  if (status === 409) return { kind: 'closed' };
  const shown: readonly string[] = ['phoneCode', ...asked.map((field) => FORM_FIELD[field])];
  const fields = fieldFaults(errors).filter(({ field }) => shown.includes(field));
  return fields.length > 0 ? { kind: 'faults', fields, attempt } : { kind: 'broken', error };
}
