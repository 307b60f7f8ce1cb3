import { randomBytes, randomInt } from 'node:crypto';
import { type Challenge, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as z from 'zod';

/** A phone needs about a second for it. */
const COST = 1000;
const FEWEST_TRIES = 200;
const MOST_TRIES = 400;

const solved = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.int(),
      keyLength: z.int(),
      keyPrefix: z.string(),
      keySignature: z.string().optional(),
      expiresAt: z.int(),
      data: z.object({ signIn: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int(), derivedKey: z.string() }),
});

export interface ProofOfWork {
  /** A task for the browser at one sign-in. */
  readonly challenge: (signIn: string) => Promise<Challenge>;
  /** Whether a text proves the work of a challenge of this sign-in. A proof is good once. */
  readonly accept: (signIn: string, proof: string) => Promise<boolean>;
}

/** Proof of work by altcha-lib. Its key and the used proofs are of this process alone. */
export function proofOfWork(lifeSeconds: number): ProofOfWork {
  const keys = {
    hmacSignatureSecret: randomBytes(32).toString('hex'),
    hmacKeySignatureSecret: randomBytes(32).toString('hex'),
  };
  const used = new Map<string, number>();
  const forgetExpired = (): void => {
    for (const [signature, expiresAt] of used) if (expiresAt * 1000 < Date.now()) used.delete(signature);
  };

  return {
    challenge: (signIn) =>
      createChallenge({
        ...keys,
        algorithm: 'PBKDF2/SHA-256',
        cost: COST,
        counter: randomInt(FEWEST_TRIES, MOST_TRIES),
        deriveKey,
        expiresAt: Math.floor(Date.now() / 1000) + lifeSeconds,
        data: { signIn },
      }),
    async accept(signIn, proof) {
      const read = solved.safeParse(parsed(proof));
      if (!read.success) return false;
      const { challenge, solution } = read.data;
      const { data, expiresAt } = challenge.parameters;
      if (data.signIn !== signIn || used.has(challenge.signature)) return false;
      // Used up before the check ends, so that two requests at once cannot both pass.
      used.set(challenge.signature, expiresAt);
      forgetExpired();
      return (await verifySolution({ ...keys, challenge, solution, deriveKey })).verified;
    },
  };
}

function parsed(proof: string): unknown {
  try {
    return JSON.parse(Buffer.from(proof, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
