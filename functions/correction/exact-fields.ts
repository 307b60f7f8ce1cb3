import type { CorrectionBody } from '../../shared/contracts/correction.ts';
import { CORRECTABLE_FIELDS, type CorrectableField } from '../../shared/domain/correction.ts';
import { ServiceError } from '../../shared/domain/errors.ts';

/**
 * A correction has every field that was asked for, and no other.
 *
 * @throws ServiceError VALIDATION at each field that is missing or was not asked for
 */
export function requireExactFields(body: CorrectionBody, asked: readonly CorrectableField[]): void {
  const errors = CORRECTABLE_FIELDS.flatMap((field) => {
    const isGiven = isIn(body, field);
    if (isGiven === asked.includes(field)) return [];
    return [{ pointer: `/${field.replace('.', '/')}`, message: isGiven ? '此栏目无需补正，请勿填写' : '请填写此栏目' }];
  });
  if (errors.length > 0) throw new ServiceError('VALIDATION', 'not exactly the fields asked for', { errors });
}

function isIn(body: CorrectionBody, field: CorrectableField): boolean {
  const [part, name] = field.split('.') as ['applicant' | 'certificate' | 'payee', string];
  return Object.entries(body[part] ?? {}).some(([key, value]) => key === name && value !== undefined);
}
