import { inspect } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/runtime/new-id.ts';
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
  test('gets the part of the workflow’s state that it asks for, and returns its own', async () => {
    const handler = stepHandler(caseInput, async (input) => ({ ...input, phase: 'VERIFYING' }));
    const state = { applicationId: 'CASE1', attempt: 1, phase: 'PUBLICISED', closesAt: '2021-06-24T16:00:00.000Z' };
    expect(await handler(state, context)).toEqual({ applicationId: 'CASE1', phase: 'VERIFYING' });
    expect(printed).toEqual([]);
  });

  test('that waits for an answer gets its task token', async () => {
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
      await expect(handler(state, context)).rejects.toMatchObject({ name: '$ZodError' });
      expect(hasBegun).toBe(false);
    },
  );

  test('that fails throws its name on, for the workflow to retry or catch, and not its message, which its history would keep', async () => {
    const handler = stepHandler(caseInput, () => Promise.reject(new RegisterUnansweredError('王小明')));
    const thrown = await handler({ applicationId: 'CASE1' }, context).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: 'RegisterUnansweredError' });
    expect(inspect(thrown)).not.toContain('王小明');
  });

  test('that fails logs step, application, request and the fault’s name, never its message', async () => {
    const applicationId = newId();
    const handler = stepHandler(caseInput, () => Promise.reject(new TypeError('王小明')));
    await expect(handler({ applicationId, name: '欧阳修远' }, context)).rejects.toMatchObject({ name: 'TypeError' });
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      level: 'ERROR',
      message: 'step failed',
      step: 'subsidy-check-identity',
      applicationId,
      requestId: 'invocation-1',
      fault: { name: 'TypeError' },
    });
    expect(printed.join()).not.toMatch(/王小明|欧阳修远/);
  });

  test('whose input does not parse logs the application that the input names', async () => {
    const applicationId = newId();
    const handler = stepHandler(waitingCaseInput, async () => undefined);
    await expect(handler({ applicationId }, context)).rejects.toMatchObject({ name: '$ZodError' });
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ applicationId, requestId: 'invocation-1' });
  });

  test.each(['王小明', '21020219850301001X'])('does not log the id %j, which is not of our form', async (id) => {
    const handler = stepHandler(caseInput, () => Promise.reject(new TypeError('x')));
    await expect(handler({ applicationId: id }, context)).rejects.toThrow();
    expect(JSON.parse(printed[0] ?? '')).not.toHaveProperty('applicationId');
    expect(printed.join()).not.toContain(id);
  });

  test('that runs out of its time is logged and thrown by name before Lambda ends it', async () => {
    const applicationId = newId();
    const handler = stepHandler(caseInput, () => new Promise(() => undefined));
    const ending = aContext({ ...context, getRemainingTimeInMillis: () => 30 });
    await expect(handler({ applicationId }, ending)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ applicationId, fault: { name: 'TimeoutError' } });
  });
});
