/** The local run cannot start, and the user can fix the cause. The message is one line and names the remedy. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
