/** The local run cannot start, for a reason the person at the keyboard can mend; the message is one line and names the remedy. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
