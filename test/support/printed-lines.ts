import { onTestFinished, vi } from 'vitest';

/**
 * Everything printed from now until the test ends, one entry per line: by the console, and by the logger and the
 * metrics, which bypass the console in a Lambda.
 */
export function printedLines(): readonly string[] {
  const lines: string[] = [];
  const keep = (text: string) => void lines.push(...text.split('\n').filter((line) => line !== ''));
  const spies = [
    ...([process.stdout, process.stderr] as const).map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((chunk) => {
        keep(String(chunk));
        return true;
      }),
    ),
    ...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation((...parts) => keep(parts.join(' '))),
    ),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return lines;
}
