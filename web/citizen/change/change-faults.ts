import { ProblemError } from '../../api/trouble.ts';
import type { Changeable } from '../applications/changeable.ts';
import { type FieldFault, fieldFaults } from '../apply/field-faults.ts';

/** What became of the last try to send. `attempt` tells two tries apart. */
export type Changing =
  | { readonly kind: 'resting' }
  | { readonly kind: 'faults'; readonly attempt: number; readonly fields: readonly FieldFault[] }
  /** It is being paid, or it has ended. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'broken'; readonly attempt: number; readonly error: unknown };

/** Where the body of a change stands in that of an application, whose fields the form has. */
const PART: Readonly<Record<Changeable, string>> = { payee: '/payee', contact: '/applicant' };

/** The faults in a change, at the fields of the form. The code of a phone stands beside the parts of a declaration. */
export function faultsIn(
  what: Changeable,
  errors: readonly { readonly pointer: string; readonly message?: string }[],
): readonly FieldFault[] {
  return fieldFaults(
    errors.map(({ pointer, message }) => ({
      pointer: pointer.startsWith('/phoneCode') ? pointer : `${PART[what]}${pointer}`,
      ...(message !== undefined && { message }),
    })),
  );
}

/** A failure as the page says it. */
export function failed(what: Changeable, error: unknown, attempt: number): Changing {
  if (!(error instanceof ProblemError)) return { kind: 'broken', error, attempt };
  const { errors = [], status } = error.problem;
  if (status === 409) return { kind: 'closed' };
  const fields = faultsIn(what, errors);
  return fields.length > 0 ? { kind: 'faults', fields, attempt } : { kind: 'broken', error, attempt };
}
