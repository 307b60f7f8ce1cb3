import type { CivilDate } from '../domain/civil-date.ts';
import { type Delegation, delegationSchema } from '../domain/delegation.ts';
import { WriteConflictError } from '../domain/errors.ts';
import { type StaffProfile, staffProfileSchema } from '../domain/staff-profile.ts';
import { absenceKey, DELEGATIONS, delegationKey, staffProfileKey } from './keys.ts';
import { getItem, putItem, queryItems, type Table, transact } from './table.ts';

/** More than are ever in force or to come: the staff of all agencies are a few hundred. */
const MOST_DELEGATIONS = 1000;

export interface DelegationStore {
  /** The delegations of every agency that end on a day or after it, the earliest end first. One query. */
  readonly endingFrom: (day: CivilDate) => Promise<readonly Delegation[]>;
  /** How often the delegations of a member of staff changed; undefined for never. */
  readonly versionOf: (staffId: string) => Promise<number | undefined>;
  /**
   * Writes a delegation, in place of an earlier form of it where there is one.
   *
   * @throws WriteConflictError where the absent one's delegations changed since the version was read: read again
   */
  readonly put: (
    delegation: Delegation,
    read: { readonly version: number | undefined; readonly earlier: Delegation | undefined },
  ) => Promise<void>;
  /** A member of staff as last seen; undefined where that one never claimed or decided anything. */
  readonly profile: (staffId: string) => Promise<StaffProfile | undefined>;
  /** Keeps how a member of staff was last seen. */
  readonly remember: (profile: StaffProfile) => Promise<void>;
}

export function delegationStore(table: Table): DelegationStore {
  const TableName = table.name;
  return {
    endingFrom: async (day) =>
      (
        await queryItems(table, {
          KeyConditionExpression: 'pk = :pk AND sk >= :day',
          ExpressionAttributeValues: { ':pk': DELEGATIONS, ':day': day },
          ConsistentRead: true,
          Limit: MOST_DELEGATIONS,
        })
      )
        .map((item) => delegationSchema.parse(item))
        .filter(({ superseded }) => !superseded),
    versionOf: async (staffId) => {
      const version = (await getItem(table, absenceKey(staffId)))?.version;
      return version === undefined ? undefined : Number(version);
    },
    put: async (delegation, { version, earlier }) => {
      const key = delegationKey(delegation);
      const moved = earlier && delegationKey(earlier).sk !== key.sk;
      const written = await transact(table, [
        {
          Put: {
            TableName,
            Item: { ...absenceKey(delegation.from), version: (version ?? 0) + 1 },
            ...(version === undefined
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#version = :read',
                  ExpressionAttributeNames: { '#version': 'version' },
                  ExpressionAttributeValues: { ':read': version },
                }),
          },
        },
        { Put: { TableName, Item: { ...key, ...delegation } } },
        ...(moved ? [{ Put: { TableName, Item: { ...delegationKey(earlier), ...earlier, superseded: true } } }] : []),
      ]);
      if (written.outcome === 'cancelled') throw new WriteConflictError(`delegation: ${written.codes.join()}`);
    },
    profile: async (staffId) => {
      const item = await getItem(table, staffProfileKey(staffId));
      return item && staffProfileSchema.parse(item);
    },
    remember: (profile) => putItem(table, { Item: { ...staffProfileKey(profile.staffId), ...profile } }),
  };
}
