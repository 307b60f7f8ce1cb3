import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

// The script runs in a browser, and this is all that it needs of one. It is bundled when it is first asked for.
interface Element {
  hidden: boolean;
  value: string;
  textContent: string | null;
  readonly dataset: Readonly<Record<string, string>>;
  readonly querySelector: (selector: string) => Element | null;
  readonly closest: (selector: string) => Form | null;
  readonly setAttribute: (name: string, value: string) => void;
  readonly removeAttribute: (name: string) => void;
}
interface Form extends Element {
  readonly addEventListener: (type: 'submit', listener: (event: { preventDefault: () => void }) => void) => void;
  readonly requestSubmit: () => void;
}
declare const document: { readonly querySelector: (selector: string) => Element | null };

const place = document.querySelector('#proof-of-work');
// Nothing waits for it here: the page is shown as soon as the form is watched.
if (place) void proveWork(place);

/**
 * Solves the task of the page while the person types, and puts the proof into the form. A form that is sent earlier
 * waits for the proof, and then goes by itself.
 */
async function proveWork(place: Element): Promise<void> {
  const form = place.closest('form');
  const button = form?.querySelector('button');
  const status = place.querySelector('.status');
  const proof = place.querySelector('[name=proof]');
  if (!form || !button || !status || !proof) return;

  const label = button.textContent;
  let working = true;
  let waiting = false;
  form.addEventListener('submit', (event) => {
    if (!working) return;
    event.preventDefault();
    waiting = true;
    button.setAttribute('aria-disabled', 'true');
    button.textContent = place.dataset.waiting ?? '';
    status.textContent = place.dataset.waiting ?? '';
  });

  place.hidden = false;
  status.textContent = place.dataset.working ?? '';
  const solved = await solvedTask(JSON.parse(place.dataset.challenge ?? ''));
  working = false;
  if (solved !== undefined) proof.value = solved;
  status.textContent = (solved === undefined ? place.dataset.failed : place.dataset.done) ?? '';
  if (!waiting) return;
  if (solved !== undefined) return form.requestSubmit();
  button.removeAttribute('aria-disabled');
  button.textContent = label;
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
