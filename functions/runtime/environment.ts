import * as z from 'zod';
import type { EnvironmentName } from '../../shared/contracts/environment.ts';

/**
 * The environment variables a function needs, read once per cold start.
 *
 * @throws Error naming every variable that is missing or empty
 */
export function environment<Name extends EnvironmentName>(...names: readonly Name[]): Readonly<Record<Name, string>> {
  const schema = z.record(z.enum(names), z.string().min(1));
  const parsed = schema.safeParse(Object.fromEntries(names.map((name) => [name, process.env[name]])));
  if (parsed.success) return parsed.data;
  throw new Error(`Environment: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')} missing`);
}
