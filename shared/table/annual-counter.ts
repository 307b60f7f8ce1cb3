import * as z from 'zod/mini';
import type { Effect } from '../domain/case/change.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import { annualCounterKey } from './keys.ts';
import type { Table, Write } from './table.ts';

/** The places of a year that a person has taken, and the submissions of each day, in one item. */
export interface AnnualCounter {
  readonly placesTaken: number;
  readonly submittedOnDay: number;
}

/** Takes a place of the year while one is left; with a day, also counts its submission while it has had few enough. */
export function takePlaceWrite(
  table: Pick<Table, 'name'>,
  idNumber: string,
  place: Omit<Extract<Effect, { readonly kind: 'TAKE_ANNUAL_PLACE' }>, 'kind'>,
): Write {
  const { year, limit, day } = place;
  const left = '(attribute_not_exists(taken) OR taken < :limit)';
  const written = { TableName: table.name, Key: annualCounterKey(idNumber, year) };
  if (!day) {
    return {
      Update: {
        ...written,
        UpdateExpression: 'ADD taken :one',
        ConditionExpression: left,
        ExpressionAttributeValues: { ':one': 1, ':limit': limit },
      },
    };
  }
  return {
    Update: {
      ...written,
      UpdateExpression: 'ADD taken :one, #day :one',
      ConditionExpression: `${left} AND (attribute_not_exists(#day) OR #day < :perDay)`,
      ExpressionAttributeNames: { '#day': attributeOf(day.date) },
      ExpressionAttributeValues: { ':one': 1, ':limit': limit, ':perDay': day.submissionsAtMost },
    },
  };
}

/** Gives a place of the year back. The submission still counts for its day, so a loop with withdrawals has an end. */
export function givePlaceBackWrite(table: Pick<Table, 'name'>, idNumber: string, year: number): Write {
  return {
    Update: {
      TableName: table.name,
      Key: annualCounterKey(idNumber, year),
      UpdateExpression: 'ADD taken :minusOne',
      ConditionExpression: 'taken > :zero',
      ExpressionAttributeValues: { ':minusOne': -1, ':zero': 0 },
    },
  };
}

/** Reads the item of a year as it stands on a day of it. */
export function readAnnualCounter(item: Readonly<Record<string, unknown>> | undefined, day: CivilDate): AnnualCounter {
  return { placesTaken: countIn(item?.taken), submittedOnDay: countIn(item?.[attributeOf(day)]) };
}

const countSchema = z.int();

function countIn(value: unknown): number {
  return value === undefined ? 0 : countSchema.parse(value);
}

function attributeOf(day: CivilDate): string {
  return `submitted-${day}`;
}
