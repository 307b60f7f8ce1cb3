import { ServiceError } from '../../shared/domain/errors.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import { plainNumber } from '../../shared/domain/plain-number.ts';

/**
 * Refuses an explanation that would tell the applicant who objected: one that holds an objector's name, ID number or
 * phone number, however it is spaced.
 *
 * @throws ServiceError VALIDATION
 * @source domain rules, People: the objector's identity is never shown to the applicant
 */
export function requireNoObjector(explanation: string, objections: readonly Objection[]): void {
  const text = plainNumber(explanation);
  const holds = objections.some(({ objectorName, objectorIdNumber, phone }) =>
    [objectorName, objectorIdNumber, phone].some((detail) => text.includes(plainNumber(detail))),
  );
  if (!holds) return;
  const errors = [{ pointer: '/explanation', message: '事由将向申请人公开，不得含有异议人的姓名、公民身份号码或电话' }];
  throw new ServiceError('VALIDATION', 'the explanation would name an objector', { errors });
}
