import { describe, expect, test } from 'vitest';
import { fileObjection } from '../../../functions/objection/file-objection.ts';
import { closeNoticeEntry } from '../../../functions/publicity/close-notice-entry.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { instantOf } from '../../../shared/domain/instant.ts';
import { publicisedCase } from '../../support/applications.ts';
import type { UseCaseDeps } from '../../support/case-walk.ts';
import { anObjectionRequest, aSignedInObjection } from '../../support/objections.ts';
import { aPerson, countingPeople } from '../../support/people.ts';
import { interruptedOnce, interruptedTheSecondTime } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

/** DynamoDB Local takes one transaction after the other; the last of many objectors would run out of patience. */
const OBJECTORS = process.env.DYNAMODB_ENDPOINT ? 25 : 100;

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
const at = instantOf(lastMoment());
const nextObjector = countingPeople(9_500);
/** A phone is sent a code only now and then, so every objection is somebody else's. */
const file = async (application: ReturnType<typeof publicisedCase>, overrides: Partial<UseCaseDeps> = {}) => {
  const request = await anObjectionRequest(deps, entryOf(application), { objector: nextObjector(), at });
  return fileObjection(request, { ...deps, now: lastMoment, ...overrides });
};
const close = ({ applicationId }: Application, overrides: Partial<UseCaseDeps> = {}) =>
  closeNoticeEntry({ applicationId }, { ...deps, now: closeMoment, ...overrides });

/** Lets another writer act between the read of a case by the close and its write. */
const betweenReadAndWrite = (interruption: () => Promise<unknown>): Partial<UseCaseDeps> => ({
  applications: { ...deps.applications, byId: interruptedOnce(deps.applications.byId, interruption) },
});
/** The same for an objection, which first looks whether the entry is visible. */
const afterTheCaseIsRead = (interruption: () => Promise<unknown>): Partial<UseCaseDeps> => ({
  applications: { ...deps.applications, byId: interruptedTheSecondTime(deps.applications.byId, interruption) },
});

describe('an objection and the simultaneous close', () => {
  test('never leave an accepted objection on an entry that closed unchallenged', async () => {
    for (let round = 0; round < 20; round += 1) {
      const application = await published(100 + round);
      // The close begins once the objection has read the case, so that both read and write concurrently.
      let closing: Promise<unknown> = Promise.resolve();
      const beginClosing = async () => {
        closing = close(application);
      };
      const [filed] = await Promise.allSettled([file(application, afterTheCaseIsRead(beginClosing))]);
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
        ...[1, 2, 3, 4].map(() => file(application)),
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
      afterTheCaseIsRead(() => close(application)),
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
    await expect(file(application, afterTheCaseIsRead(withdraw))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await deps.records.objections(await deps.applications.byId(application.applicationId))).toEqual([]);
  });
});

describe('several objections', () => {
  test('filed simultaneously are all stored', async () => {
    const application = await published(310);
    await Promise.all(Array.from({ length: 8 }, () => file(application)));
    const after = await deps.applications.byId(application.applicationId);
    expect(after.objectionCount).toBe(8);
    const names = (await deps.records.objections(after)).map(({ objectorName }) => objectorName);
    expect(new Set(names).size).toBe(8);
  });

  test('sent simultaneously with one key are one objection with one receipt', async () => {
    const application = await published(311);
    const request = await anObjectionRequest(deps, entryOf(application), { idempotencyKey: 'key-1', at });
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
    for (let n = 0; n < 3; n += 1) await file(application);
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

describe('one objection', () => {
  test('is all that one phone can file, however many requests it sends at once', async () => {
    const application = await published(320);
    const request = await anObjectionRequest(deps, entryOf(application), { objector: aPerson(9_200), at });
    const settled = await Promise.allSettled(
      Array.from({ length: 8 }, () => fileObjection(request, { ...deps, now: lastMoment })),
    );
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await deps.applications.byId(application.applicationId)).toMatchObject({ objectionCount: 1 });
  });

  test('is all that one signed-in person can file, also with two phones at once', async () => {
    const application = await published(321);
    const signedIn = async (authorization: string) => ({
      ...(await deps.signedIn('Bearer 9201')),
      phone: aPerson(authorization === 'Bearer 1' ? 9_202 : 9_203).phone,
    });
    const settled = await Promise.allSettled(
      [1, 2].map((n) =>
        fileObjection(aSignedInObjection(entryOf(application), n), { ...deps, signedIn, now: lastMoment }),
      ),
    );
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(settled.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'ALREADY_OBJECTED' } });
    expect(await deps.applications.byId(application.applicationId)).toMatchObject({ objectionCount: 1 });
  });

  test('is all that one code is good for, also for two entries at once', async () => {
    const [one, other] = [await published(322), await published(323)];
    const request = await anObjectionRequest(deps, entryOf(one), { objector: aPerson(9_204), at });
    const settled = await Promise.allSettled(
      [one, other].map((application) =>
        fileObjection({ ...request, params: entryOf(application) }, { ...deps, now: lastMoment }),
      ),
    );
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(settled.find((each) => each.status === 'rejected')).toMatchObject({
      reason: { code: 'VALIDATION', errors: [{ pointer: '/phoneCode' }] },
    });
  });
});

test(`${OBJECTORS} objections of as many people at once are all taken`, async () => {
  const application = await published(330);
  const filed = await Promise.all(Array.from({ length: OBJECTORS }, () => file(application)));
  expect(filed).toHaveLength(OBJECTORS);
  const after = await deps.applications.byId(application.applicationId);
  expect(after.objectionCount).toBe(OBJECTORS);
  expect(isUnbroken(await deps.records.trail(after))).toBe(true);
});
