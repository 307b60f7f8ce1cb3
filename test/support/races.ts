/** Enough rounds for both orders of a race to occur, few enough to be quick. */
export const RACE_ROUNDS = Array.from({ length: 8 }, (_, round) => round);

/**
 * A read whose second call lets something happen before it answers: where a use case looks once before it begins.
 */
export function interruptedTheSecondTime<Input extends readonly unknown[], Output>(
  read: (...input: Input) => Promise<Output>,
  interruption: () => Promise<unknown>,
): (...input: Input) => Promise<Output> {
  const second = interruptedOnce(read, interruption);
  let isFirst = true;
  return async (...input) => {
    const reads = isFirst ? read : second;
    isFirst = false;
    return reads(...input);
  };
}

/**
 * A read whose first call lets something happen before it answers. The caller then holds an outdated answer, as it does
 * when another writer comes between its read and its write.
 */
export function interruptedOnce<Input extends readonly unknown[], Output>(
  read: (...input: Input) => Promise<Output>,
  interruption: () => Promise<unknown>,
): (...input: Input) => Promise<Output> {
  let isFirst = true;
  return async (...input) => {
    const answer = await read(...input);
    if (isFirst) {
      isFirst = false;
      await interruption();
    }
    return answer;
  };
}
