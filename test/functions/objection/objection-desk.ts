import { fileObjection } from '../../../functions/objection/file-objection.ts';
import { publicisedCase } from '../../support/applications.ts';
import { anObjectionRequest, aSignedInObjection, type EntryParams } from '../../support/objections.ts';
import { aPerson, type Person } from '../../support/people.ts';
import type { aService } from '../../support/service.ts';

/** Entries to object to, and the requests of people who object. */
export function objectionDesk({ deps, walk }: Pick<Awaited<ReturnType<typeof aService>>, 'deps' | 'walk'>) {
  let lastObjector = 9_000;
  /** Somebody who has not objected yet. */
  const aNewObjector = (): Person => {
    lastObjector += 1;
    return aPerson(lastObjector);
  };
  const requestOf = (entry: EntryParams, fields: Parameters<typeof anObjectionRequest>[2] = {}) =>
    anObjectionRequest(deps, entry, { objector: aNewObjector(), ...fields });
  return {
    aNewObjector,
    /** An entry published at 09:00 on 17 June 2021 that closes at 24:00 on the 24th. */
    anEntry: async (person: Person) => {
      const id = await walk.caseIn('PUBLICISED', person);
      const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(id));
      return { id, noticeId, serial: String(publicEntry.serial) };
    },
    requestOf,
    file: async (...request: Parameters<typeof requestOf>) => fileObjection(await requestOf(...request), deps),
    /** Objects as the n-th person, signed in. */
    fileSignedIn: (...request: Parameters<typeof aSignedInObjection>) =>
      fileObjection(aSignedInObjection(...request), deps),
    objectionCountOf: async (id: string) => (await deps.applications.byId(id)).objectionCount,
  };
}
