import { describe, expect, test } from 'vitest';
import { fileObjection } from '../../../functions/objection/file-objection.ts';
import { closeNoticeEntry } from '../../../functions/publicity/close-notice-entry.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { publicisedCase } from '../../support/applications.ts';
import { anObjectionRequest, type UseCaseDeps } from '../../support/case-walk.ts';
import { aPerson } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();

// The objection arrives in the last millisecond and the workflow wakes at the close, so each sees its own time.
const lastMoment = () => new Date('2021-06-24T23:59:59.999+08:00');
const closeMoment = () => new Date('2021-06-25T00:00:00.000+08:00');

const published = async (n: number) =>
  publicisedCase(await deps.applications.byId(await walk.caseIn('PUBLICISED', aPerson(n))));
const entryOf = ({ noticeId, publicEntry }: ReturnType<typeof publicisedCase>) => ({
  noticeId,
  serial: String(publicEntry.serial),
});
const file = (
  application: ReturnType<typeof publicisedCase>,
  objector = 9_000,
  overrides: Partial<UseCaseDeps> = {},
) => {
  const request = anObjectionRequest(entryOf(application), { objector: aPerson(objector) });
  return fileObjection(request, { ...deps, now: lastMoment, ...overrides });
};
const close = ({ applicationId }: Application, overrides: Partial<UseCaseDeps> = {}) =>
  closeNoticeEntry({ applicationId }, { ...deps, now: closeMoment, ...overrides });

/** Lets another writer act between the first read of a case and the write that follows. */
const betweenReadAndWrite = (interruption: () => Promise<unknown>): Partial<UseCaseDeps> => ({
  applications: { ...deps.applications, byId: interruptedOnce(deps.applications.byId, interruption) },
});

describe('an objection and the simultaneous close', () => {
  test('never leave an accepted objection on an entry that closed unchallenged', async () => {
    for (let round = 0; round < 20; round += 1) {
      const application = await published(100 + round);
      // The close begins while the register is being asked, so that both read and write concurrently.
      let closing: Promise<unknown> = Promise.resolve();
      const identity = {
        checkIdentity: async () => {
          closing = close(application);
          return { outcome: 'yes' } as const;
        },
      };
      const [filed] = await Promise.allSettled([
        file(application, 9_000, { identity: { ...deps.identity, ...identity } }),
      ]);
      await closing;
      const after = await deps.applications.byId(application.applicationId);
      const objections = await deps.records.objections(after);
      if (filed.status === 'fulfilled') {
        expect(after).toMatchObject({ phase: 'OBJECTION_REVIEW', objectionCount: 1 });
        expect(objections).toHaveLength(1);
      } else {
        expect(filed.reason).toMatchObject({ code: 'WINDOW_CLOSED' });
        expect(after).toMatchObject({ phase: 'PAYING', objectionCount: 0 });
        expect(objections).toEqual([]);
      }
      expect(isUnbroken(await deps.records.trail(after))).toBe(true);
    }
  });

  test('count exactly the accepted objections out of several', async () => {
    for (let round = 0; round < 8; round += 1) {
      const application = await published(200 + round);
      const [closed, ...filed] = await Promise.allSettled([
        // Starts a little later than the objections, so that some of them win.
        new Promise((resolve) => setTimeout(resolve, round * 4)).then(() => close(application)),
        ...[9_001, 9_002, 9_003, 9_004].map((objector) => file(application, objector)),
      ]);
      expect(closed.status).toBe('fulfilled');
      const accepted = filed.filter(({ status }) => status === 'fulfilled').length;
      for (const each of filed) if (each.status === 'rejected') expect(each.reason.code).toBe('WINDOW_CLOSED');
      const after = await deps.applications.byId(application.applicationId);
      expect(after).toMatchObject({ phase: accepted > 0 ? 'OBJECTION_REVIEW' : 'PAYING', objectionCount: accepted });
      expect(await deps.records.objections(after)).toHaveLength(accepted);
    }
  });

  test('lead to payment where the close comes between the objection’s read and write', async () => {
    const application = await published(300);
    const filing = file(
      application,
      9_000,
      betweenReadAndWrite(() => close(application)),
    );
    await expect(filing).rejects.toMatchObject({ code: 'WINDOW_CLOSED' });
    const after = await deps.applications.byId(application.applicationId);
    expect(after).toMatchObject({ phase: 'PAYING', objectionCount: 0 });
    expect(await deps.records.objections(after)).toEqual([]);
  });

  test('lead to review where the objection comes between the close’s read and write', async () => {
    const application = await published(301);
    const state = await close(
      application,
      betweenReadAndWrite(() => file(application)),
    );
    expect(state.phase).toBe('OBJECTION_REVIEW');
    expect((await deps.applications.byId(application.applicationId)).objectionCount).toBe(1);
  });

  test('lead to neither where the applicant withdraws in between', async () => {
    const application = await published(302);
    const withdraw = () => walk.withdraw(aPerson(302), application.applicationId);
    await expect(file(application, 9_000, betweenReadAndWrite(withdraw))).rejects.toMatchObject({
      code: 'WINDOW_CLOSED',
    });
    expect(await deps.records.objections(await deps.applications.byId(application.applicationId))).toEqual([]);
  });
});

describe('several objections', () => {
  test('filed simultaneously are all stored', async () => {
    const application = await published(310);
    const objectors = Array.from({ length: 8 }, (_, index) => 9_100 + index);
    await Promise.all(objectors.map((objector) => file(application, objector)));
    const after = await deps.applications.byId(application.applicationId);
    expect(after.objectionCount).toBe(8);
    const names = (await deps.records.objections(after)).map(({ objectorName }) => objectorName);
    expect(names.sort()).toEqual(objectors.map((objector) => aPerson(objector).name).sort());
  });

  test('sent simultaneously with one key are one objection with one receipt', async () => {
    const application = await published(311);
    const request = anObjectionRequest(entryOf(application), { idempotencyKey: 'key-1' });
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => fileObjection(request, { ...deps, now: lastMoment })),
    );
    const receipts = replies.map((reply) => ('body' in reply ? JSON.stringify(reply.body) : reply.replay.text));
    expect(new Set(receipts).size).toBe(1);
    expect(await deps.applications.byId(application.applicationId)).toMatchObject({ objectionCount: 1 });
  });

  test('lead to one review', async () => {
    const application = await published(312);
    const { applicationId } = application;
    for (const objector of [9_001, 9_002, 9_003]) await file(application, objector);
    await Promise.all([close(application), close(application)]);
    await walk.open(applicationId, 'OBJECTION_REVIEW');
    const after = await deps.applications.byId(applicationId);
    const opened = (await deps.records.trail(after)).filter(({ event }) => event === 'OBJECTION_REVIEW_OPENED');
    expect(opened).toHaveLength(1);
    const reviews = (await deps.tasks.ofCase(after)).filter(({ kind }) => kind === 'OBJECTION_REVIEW');
    expect(reviews).toMatchObject([{ status: 'OPEN' }]);
    expect(await deps.records.objections(after)).toHaveLength(3);
  });
});
