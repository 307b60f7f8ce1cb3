import { inspect } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { stepHandler } from '../../../functions/runtime/step-handler.ts';
import { caseInput, waitingCaseInput } from '../../../functions/workflow/step-input.ts';
import { RegisterUnansweredError } from '../../../shared/domain/errors.ts';
import { aContext } from '../../support/gateway-events.ts';
import { printedLines } from '../../support/printed-lines.ts';

let printed: readonly string[];
beforeEach(() => {
  printed = printedLines();
});
const context = aContext({ functionName: 'subsidy-check-identity' });

describe('a step', () => {
  test('gets of the workflow’s state what it asks for, and gives back its own', async () => {
    const handler = stepHandler(caseInput, async (input) => ({ ...input, phase: 'VERIFYING' }));
    const state = { applicationId: 'CASE1', attempt: 1, phase: 'PUBLICISED', closesAt: '2021-06-24T16:00:00.000Z' };
    expect(await handler(state, context)).toEqual({ applicationId: 'CASE1', phase: 'VERIFYING' });
    expect(printed).toEqual([]);
  });

  test('that waits gets its token', async () => {
    const handler = stepHandler(waitingCaseInput, async ({ taskToken }) => taskToken);
    expect(await handler({ applicationId: 'CASE1', taskToken: 'token-1' }, context)).toBe('token-1');
  });

  test.each([{}, { applicationId: '' }, { applicationId: 1 }, null, 'CASE1'])(
    'without the id of a case never begins: %j',
    async (state) => {
      let hasBegun = false;
      const handler = stepHandler(caseInput, async () => {
        hasBegun = true;
      });
      await expect(handler(state, context)).rejects.toMatchObject({ name: 'ZodError' });
      expect(hasBegun).toBe(false);
    },
  );

  test('that fails throws its name on, for the workflow to retry or catch, and not its message, which its history would keep', async () => {
    const handler = stepHandler(caseInput, () => Promise.reject(new RegisterUnansweredError('王小明')));
    const thrown = await handler({ applicationId: 'CASE1' }, context).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: 'RegisterUnansweredError' });
    expect(inspect(thrown)).not.toContain('王小明');
  });

  test('that fails logs which one, and the fault by name, never by message', async () => {
    const handler = stepHandler(caseInput, () => Promise.reject(new TypeError('王小明')));
    await expect(handler({ applicationId: 'CASE1' }, context)).rejects.toMatchObject({ name: 'TypeError' });
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      level: 'ERROR',
      message: 'step failed',
      step: 'subsidy-check-identity',
      fault: { name: 'TypeError' },
    });
    expect(printed.join()).not.toContain('王小明');
  });
});
