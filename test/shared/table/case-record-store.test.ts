import { describe, expect, test } from 'vitest';
import { objectionKey } from '../../../shared/table/keys.ts';
import { putItem } from '../../../shared/table/table.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople(2001);
const { table, deps, walk } = await aService();

/** A published case with this many objections of the longest statement. */
async function objectedCase(count: number) {
  const person = nextPerson();
  const id = await walk.caseIn('PUBLICISED', person);
  await walk.object(id);
  const application = await deps.applications.byId(id);
  const [one] = await deps.records.objections(application);
  const ids = Array.from({ length: count - 1 }, (_, index) => `A${String(index).padStart(5, '0')}`);
  for (const objectionId of ids) {
    const Item = {
      ...one,
      objectionId,
      statement: '异'.repeat(2000),
      ...objectionKey(person.idNumber, id, objectionId),
    };
    await putItem(table, { Item });
  }
  return { application, ids: [...ids, one?.objectionId] };
}

describe('the objections to a case', () => {
  test('are read page by page, and none is missing although together they exceed one read', async () => {
    const { application, ids } = await objectedCase(250);
    const found: string[] = [];
    let page = await deps.records.objectionsAfter(application);
    while (page.length > 0) {
      found.push(...page.map(({ objectionId }) => objectionId));
      page = await deps.records.objectionsAfter(application, found.at(-1));
    }
    expect(found).toEqual(ids);
  });

  test('of another attempt of the same person are not among them', async () => {
    const { application } = await objectedCase(2);
    expect(await deps.records.objectionsAfter({ ...application, applicationId: 'OTHER' })).toEqual([]);
    expect(await deps.records.objectionsAfter({ ...application, applicationId: 'OTHER' }, 'A')).toEqual([]);
  });

  test('are found one by one, by id', async () => {
    const { application } = await objectedCase(2);
    expect((await deps.records.objection(application, 'A00000'))?.objectionId).toBe('A00000');
    expect(await deps.records.objection(application, 'UNKNOWN')).toBeUndefined();
  });
});
