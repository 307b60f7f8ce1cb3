import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/runtime/new-id.ts';
import { auditEventHandler } from '../../../functions/runtime/stream-handler.ts';
import type { AuditEvent } from '../../../shared/domain/audit-event.ts';
import { anApplication } from '../../support/applications.ts';
import { aContext } from '../../support/gateway-events.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aStreamEvent } from '../../support/stream-events.ts';

let printed: readonly string[];
beforeEach(() => {
  printed = printedLines();
});

const eventOf = (applicationId: string) => anApplication({ applicationId }).event;
const [first, second, third] = [eventOf('CASE1'), eventOf('CASE2'), eventOf('CASE3')];

/** A handler that keeps the events it is given, and fails on one of them. */
function noting(failingOn?: string) {
  const handled: AuditEvent[] = [];
  const handler = auditEventHandler(async (event) => {
    if (event.applicationId === failingOn) throw new TypeError('王小明');
    handled.push(event);
  });
  return { handled, handler };
}

describe('a batch of the stream', () => {
  test('is handled in its order, each record as the audit event it is', async () => {
    const { handled, handler } = noting();
    expect(await handler(aStreamEvent(first, second, third), aContext())).toEqual({ batchItemFailures: [] });
    expect(handled).toEqual([first, second, third]);
    expect(printed).toEqual([]);
  });

  test('stops at the first record that fails and reports it, so that Lambda sends it and the later ones again', async () => {
    const { handled, handler } = noting('CASE2');
    expect(await handler(aStreamEvent(first, second, third), aContext())).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }],
    });
    expect(handled).toEqual([first]);
  });

  test('whose record is no audit event fails at that record', async () => {
    const { handled, handler } = noting();
    const broken = { ...second, event: 'UNHEARD_OF' };
    expect(await handler(aStreamEvent(first, broken), aContext())).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }],
    });
    expect(handled).toEqual([first]);
  });

  test('without records is done', async () => {
    expect(await noting().handler(aStreamEvent(), aContext())).toEqual({ batchItemFailures: [] });
  });

  test('logs a failure with application, request and name, never the message or the rest of the record', async () => {
    const applicationId = newId();
    const { handler } = noting(applicationId);
    await handler(aStreamEvent({ ...eventOf(applicationId), name: '欧阳修远' }), aContext());
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      level: 'ERROR',
      message: 'stream record failed',
      applicationId,
      requestId: 'invocation-1',
      fault: { name: 'TypeError' },
    });
    expect(printed.join()).not.toMatch(/王小明|欧阳修远/);
  });

  test('logs the application of a record that is no audit event', async () => {
    const applicationId = newId();
    await noting().handler(aStreamEvent({ applicationId, event: 'UNHEARD_OF' }), aContext());
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ applicationId, requestId: 'invocation-1' });
  });

  test('does not log an application id that is not of our form', async () => {
    await noting().handler(aStreamEvent({ applicationId: '欧阳修远' }), aContext());
    expect(printed).toHaveLength(1);
    expect(printed.join()).not.toMatch(/applicationId|欧阳修远/);
  });

  test('that runs out of its time is logged and thrown, so that Lambda sends the whole batch again', async () => {
    const handler = auditEventHandler(() => new Promise(() => undefined));
    const ending = aContext({ getRemainingTimeInMillis: () => 30 });
    await expect(handler(aStreamEvent(first), ending)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      message: 'stream batch failed',
      requestId: 'invocation-1',
      fault: { name: 'TimeoutError' },
    });
  });
});
