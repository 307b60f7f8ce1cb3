/**
 * The service gave no answer, or one that its contract does not allow. The message holds the request and the answer.
 */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}
