/**
 * The answer of some work, kept for a while, so that many readers cost one read. Work that fails is not kept.
 *
 * @param milliseconds how long an answer is kept
 */
export function keptFor<Answer>(
  milliseconds: number,
  work: () => Promise<Answer>,
  now: () => Date,
): () => Promise<Answer> {
  let kept: { readonly answer: Answer; readonly until: number } | undefined;
  return async () => {
    const at = now().getTime();
    if (kept && at < kept.until) return kept.answer;
    const answer = await work();
    kept = { answer, until: at + milliseconds };
    return answer;
  };
}
