import { randomUUID } from 'node:crypto';
import type { Challenge } from 'altcha-lib';
import { pictureOf, randomDigits } from './picture.ts';
import { proofOfWork } from './proof-of-work.ts';

/** What one page gives to solve: work for its script, and a picture for a browser without script. */
export interface CaptchaTask {
  readonly challenge: Challenge;
  readonly pictureId: string;
}

export interface CaptchaAnswer {
  readonly proof: string;
  readonly pictureId: string;
  readonly digits: string;
}

export interface Captcha {
  /** A new task for one sign-in. */
  readonly task: (signIn: string) => Promise<CaptchaTask>;
  /** The picture of a task, as SVG, until it is answered. */
  readonly picture: (signIn: string, pictureId: string) => string | undefined;
  /** Whether the proof or the digits are right. Each proof and each picture is good for one answer. */
  readonly accept: (signIn: string, answer: CaptchaAnswer) => Promise<boolean>;
}

interface Picture {
  readonly signIn: string;
  readonly digits: string;
  readonly expiresAt: number;
}

/** The captcha of the sign-in pages. Its tasks are kept in memory, and are good for some seconds. */
export function captcha(lifeSeconds: number, newDigits: () => string = randomDigits): Captcha {
  const proofs = proofOfWork(lifeSeconds);
  const pictures = new Map<string, Picture>();

  return {
    async task(signIn) {
      for (const [id, { expiresAt }] of pictures) if (expiresAt < Date.now()) pictures.delete(id);
      const pictureId = randomUUID();
      pictures.set(pictureId, { signIn, digits: newDigits(), expiresAt: Date.now() + lifeSeconds * 1000 });
      return { challenge: await proofs.challenge(signIn), pictureId };
    },
    picture(signIn, pictureId) {
      const found = pictures.get(pictureId);
      return found?.signIn === signIn ? pictureOf(found.digits) : undefined;
    },
    async accept(signIn, { proof, pictureId, digits }) {
      if (proof !== '') return proofs.accept(signIn, proof);
      const found = pictures.get(pictureId);
      if (found === undefined || found.signIn !== signIn || found.expiresAt < Date.now()) return false;
      pictures.delete(pictureId);
      return digits === found.digits;
    },
  };
}
