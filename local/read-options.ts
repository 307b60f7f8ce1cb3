import { parseArgs } from 'node:util';
import { parseInstant } from './clock/clock-text.ts';
import { DEFAULT_CLOCK } from './clock/starting-clock.ts';
import type { LocalServiceOptions } from './service.ts';
import { StartupError } from './storage/startup-error.ts';

const DEFAULT_PORT = '3000';
const DEFAULT_FOLDER = '.local';

/**
 * Reads the options of the command line. Without --port, the environment's PORT applies.
 *
 * @throws StartupError for an unknown option, or a value that the option cannot have
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Pick<LocalServiceOptions, 'port' | 'dataFolder' | 'clock' | 'recordCalls' | 'payByFile' | 'secondLooks'> {
  const values = parsed(args);
  const { port = environment.PORT || DEFAULT_PORT, data = DEFAULT_FOLDER, clock } = values;
  if (data === '') throw new StartupError('--data needs a folder.');
  return {
    port: portNumber(port),
    dataFolder: data,
    clock: clock === undefined ? undefined : clockStart(clock),
    recordCalls: values['record-calls'],
    payByFile: values['pay-by-file'],
    secondLooks: values['second-looks'],
  };
}

function parsed(args: readonly string[]): Readonly<Record<string, string | undefined>> {
  const options = {
    port: { type: 'string' },
    data: { type: 'string' },
    clock: { type: 'string' },
    'record-calls': { type: 'string' },
    'pay-by-file': { type: 'string' },
    'second-looks': { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split(/\. |\n/);
    throw new StartupError(
      `${reason}. Options: --port NUMBER, --data FOLDER, --clock INSTANT|real, --record-calls FILE, --pay-by-file CODES, --second-looks policy|none|all.`,
    );
  }
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535))
    throw new StartupError(`"${text}" is no port; a port is a number from 0 (any free one) to 65535.`);
  return port;
}

function clockStart(text: string): Date | 'real' {
  if (text === 'real') return text;
  const instant = parseInstant(text);
  if (!instant)
    throw new StartupError(
      `"${text}" is no instant; --clock takes one with its offset, such as ${DEFAULT_CLOCK}, or "real".`,
    );
  return instant;
}
