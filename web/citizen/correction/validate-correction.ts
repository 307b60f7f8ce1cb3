import '../../api/zod-without-eval.ts';
import * as z from 'zod/mini';
import { correctionBody } from '../../../shared/contracts/correction.ts';
import type { CorrectableField } from '../../../shared/domain/correction.ts';
import { missingIn } from './correction-body.ts';

export type CorrectionInput = z.input<typeof correctionBody>;

/** The body where it has everything that was asked for, in its form; else where it does not, as JSON pointers. */
export function validateCorrection(
  body: Parameters<typeof missingIn>[0],
  asked: readonly CorrectableField[],
): { readonly body: CorrectionInput } | { readonly pointers: readonly string[] } {
  const missing = missingIn(body, asked);
  const checked = z.safeParse(correctionBody, body);
  if (checked.success && missing.length === 0) return { body: checked.data };
  const found = checked.success ? [] : checked.error.issues.map(({ path }) => `/${path.join('/')}`);
  return { pointers: [...missing, ...found] };
}
