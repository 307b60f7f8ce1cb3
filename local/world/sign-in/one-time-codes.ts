import { Secret, TOTP } from 'otpauth';
import type { StaffAccount } from './account.ts';

const STEP_SECONDS = 30;
/** A code of the step before or after is accepted too, for clocks that differ by some seconds. */
const STEPS_APART = 1;

type Holder = Pick<StaffAccount, 'subject' | 'oneTimeKey'>;

/** One-time codes by RFC 6238, as authenticator apps make them: six digits, a new one every 30 seconds. */
export interface OneTimeCodes {
  /** Whether a code is right. A right code is used up, and with it every earlier one of the account. */
  readonly accept: (holder: Holder, code: string) => boolean;
  /** The first code that `accept` would still accept, or undefined until the next step begins. */
  readonly current: (holder: Holder) => string | undefined;
  readonly secondsLeft: () => number;
}

/** The codes by the machine's time, because authenticator apps know no other. What is used up is kept in memory. */
export function oneTimeCodes(machineNow: () => Date): OneTimeCodes {
  const usedSteps = new Map<string, number>();
  const generatorOf = ({ oneTimeKey }: Holder): TOTP =>
    new TOTP({ secret: Secret.fromBase32(oneTimeKey), period: STEP_SECONDS });
  const stepNow = (): number => Math.floor(machineNow().getTime() / 1000 / STEP_SECONDS);
  const usedStep = ({ subject }: Holder): number => usedSteps.get(subject) ?? Number.NEGATIVE_INFINITY;

  return {
    accept(holder, code) {
      const timestamp = machineNow().getTime();
      const stepsOff = generatorOf(holder).validate({ token: code, window: STEPS_APART, timestamp });
      if (stepsOff === null) return false;
      const step = stepNow() + stepsOff;
      if (step <= usedStep(holder)) return false;
      usedSteps.set(holder.subject, step);
      return true;
    },
    current(holder) {
      const step = Math.max(stepNow(), usedStep(holder) + 1);
      if (step > stepNow() + STEPS_APART) return undefined;
      return generatorOf(holder).generate({ timestamp: step * STEP_SECONDS * 1000 });
    },
    secondsLeft: () => STEP_SECONDS - (Math.floor(machineNow().getTime() / 1000) % STEP_SECONDS),
  };
}
