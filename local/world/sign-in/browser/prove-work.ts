import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

// The script runs in a browser, and this is all that it needs of one. It is bundled when it is first asked for.
interface Element {
  hidden: boolean;
  value: string;
  textContent: string | null;
  readonly dataset: Readonly<Record<string, string>>;
  readonly querySelector: (selector: string) => Element | null;
}
declare const document: { readonly querySelector: (selector: string) => Element | null };

const place = document.querySelector('#proof-of-work');
if (place) await proveWork(place);

/** Solves the task of the page while the person types, and puts the proof into the form. */
async function proveWork(place: Element): Promise<void> {
  const status = place.querySelector('.status');
  const proof = place.querySelector('[name=proof]');
  if (!status || !proof) return;
  place.hidden = false;
  status.textContent = place.dataset.working ?? '';
  const solved = await solvedTask(JSON.parse(place.dataset.challenge ?? ''));
  if (solved !== undefined) proof.value = solved;
  status.textContent = (solved === undefined ? place.dataset.failed : place.dataset.done) ?? '';
}

/** The proof, or undefined where the browser cannot do the work: `crypto.subtle` is missing on an insecure page. */
async function solvedTask(challenge: Challenge): Promise<string | undefined> {
  try {
    const solution = await solveChallenge({ challenge, deriveKey });
    return solution === null ? undefined : btoa(JSON.stringify({ challenge, solution }));
  } catch {
    return undefined;
  }
}
