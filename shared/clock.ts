const VIRTUAL_CLOCK = Symbol.for('subsidy.clock');

/**
 * The present moment; the only place in functions/ and shared/ that reads a clock.
 *
 * A local run puts a virtual clock under a well-known symbol before it loads a handler. A deployed Lambda has none
 * there and reads the machine's clock.
 */
export function now(): Date {
  const virtual = Reflect.get(globalThis, VIRTUAL_CLOCK) as (() => Date) | undefined;
  return virtual ? virtual() : new Date();
}
