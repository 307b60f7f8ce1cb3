import { Logger } from '@aws-lambda-powertools/logger';

/** The one logger: JSON lines holding ids of ours, names of errors and counts; never personal data. */
export const log = new Logger({ serviceName: 'vocational-training-subsidy' });

/** What may be said of a fault: its name and where it arose. Its message may quote input, so it stays out. */
export function faultOf(error: unknown): { readonly name: string; readonly at?: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return { name: error.name, at: frames.slice(0, 6).map((line) => line.trim()) };
}
