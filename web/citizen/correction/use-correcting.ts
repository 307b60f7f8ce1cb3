import type { CorrectableField } from '../../../shared/domain/correction.ts';
import { taken } from '../../api/api-client.ts';
import { type Problem, ProblemError } from '../../api/trouble.ts';
import { useApi } from '../../session/session-context.tsx';
import { FORM_FIELD } from '../applications/asked-fields.ts';
import { type FieldFault, fieldFaults } from '../apply/field-faults.ts';
import type { FormValues } from '../apply/form-values.ts';
import { useSendOnce } from '../apply/use-send-once.ts';
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
  | { readonly kind: 'broken'; readonly attempt: number; readonly error: unknown };

interface CorrectingDeps {
  readonly applicationId: string;
  readonly asked: readonly CorrectableField[];
  readonly values: FormValues;
  readonly signInPhone: string | undefined;
  readonly onSent: () => void;
  /** Nothing can be corrected any more. */
  readonly onClosed: () => void;
}

/** Checks a correction and sends it. */
export function useCorrecting({ applicationId, asked, values, signInPhone, onSent, onClosed }: CorrectingDeps) {
  const api = useApi();
  return useSendOnce<Correcting>({
    rest: { kind: 'resting' },
    tryOnce: async (attempt) => {
      const { validateCorrection } = await import('./validate-correction.ts');
      const checked = validateCorrection(correctionOf(values, asked, signInPhone), asked);
      if ('pointers' in checked) {
        return { kind: 'faults', fields: fieldFaults(checked.pointers.map((pointer) => ({ pointer }))), attempt };
      }
      const params = { path: { applicationId } };
      await taken(api.PUT('/v1/applications/{applicationId}/corrections', { params, body: checked.body }));
      return 'sent';
    },
    failed: (error, attempt) => failed(error, asked, attempt),
    onSent,
    onClosed,
  });
}

/** A failure as the page says it. */
export function failed(error: unknown, asked: readonly CorrectableField[], attempt: number): Correcting {
  if (!(error instanceof ProblemError)) return { kind: 'broken', error, attempt };
  const { errors = [], reasons, status } = error.problem;
  if (reasons) return status === 409 ? { kind: 'taken', reasons } : { kind: 'refused', reasons };
  if (status === 409) return { kind: 'closed' };
  const shown: readonly string[] = ['phoneCode', ...asked.map((field) => FORM_FIELD[field])];
  const fields = fieldFaults(errors).filter(({ field }) => shown.includes(field));
  return fields.length > 0 ? { kind: 'faults', fields, attempt } : { kind: 'broken', error, attempt };
}
