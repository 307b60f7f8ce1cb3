import type { CorrectionBody } from '../../shared/contracts/correction.ts';
import type { Declaration } from '../../shared/domain/case/case-content.ts';
import { CORRECTABLE_FIELDS, type CorrectableField } from '../../shared/domain/correction.ts';
import { ServiceError } from '../../shared/domain/errors.ts';

/**
 * A correction has every field that was asked for, and no other.
 *
 * @throws ServiceError VALIDATION at each field that is missing or was not asked for
 */
export function requireExactFields(body: CorrectionBody, asked: readonly CorrectableField[]): void {
  const errors = CORRECTABLE_FIELDS.flatMap((field) => {
    const isGiven = givenIn(body, field) !== undefined;
    if (isGiven === asked.includes(field)) return [];
    return [{ pointer: `/${field.replace('.', '/')}`, message: isGiven ? '此栏目无需补正，请勿填写' : '请填写此栏目' }];
  });
  if (errors.length > 0) throw new ServiceError('VALIDATION', 'not exactly the fields asked for', { errors });
}

/** Whether a correction gives exactly these fields, and each as it is declared. */
export function declaresExactly(
  body: CorrectionBody,
  fields: readonly CorrectableField[],
  declared: Pick<Declaration, 'applicant' | 'certificate' | 'payee'>,
): boolean {
  return CORRECTABLE_FIELDS.every(
    (field) => givenIn(body, field) === (fields.includes(field) ? givenIn(declared, field) : undefined),
  );
}

function givenIn(of: Pick<CorrectionBody, 'applicant' | 'certificate' | 'payee'>, field: CorrectableField): unknown {
  const [part, name] = field.split('.') as ['applicant' | 'certificate' | 'payee', string];
  return new Map<string, unknown>(Object.entries(of[part] ?? {})).get(name);
}
