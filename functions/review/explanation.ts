import { ServiceError } from '../../shared/domain/errors.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import { plainNumber } from '../../shared/domain/plain-number.ts';
import type { Task } from '../../shared/domain/task.ts';

/**
 * Refuses an explanation that would tell the applicant who objected or complained: one that holds the name, ID number
 * or phone number of such a person, however it is spaced.
 *
 * @param tasks of the case; some are complaints
 * @throws ServiceError VALIDATION
 * @source domain rules, People: the objector's identity is never shown to the applicant
 */
export function requireNoObjector(explanation: string, objections: readonly Objection[], tasks: readonly Task[]): void {
  const text = plainNumber(explanation);
  const details = [
    ...objections.flatMap(({ objectorName, objectorIdNumber, phone }) => [objectorName, objectorIdNumber, phone]),
    ...tasks.flatMap(({ request }) =>
      request?.kind === 'COMPLAINT' ? [request.name, request.idNumber, request.phone] : [],
    ),
  ];
  if (!details.some((detail) => text.includes(plainNumber(detail)))) return;
  const errors = [{ pointer: '/explanation', message: '事由将向申请人公开，不得含有异议人的姓名、公民身份号码或电话' }];
  throw new ServiceError('VALIDATION', 'the explanation would name an objector', { errors });
}
