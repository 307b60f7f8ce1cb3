import * as z from 'zod/mini';
import type { CivilDate } from '../domain/civil-date.ts';
import { annualCounterKey } from './keys.ts';
import type { Table, Write } from './table.ts';

/** The places of a year that a person has taken, and the submissions of each day, in one item. */
export interface AnnualCounter {
  readonly placesTaken: number;
  readonly submittedOnDay: number;
}

/** Counts a submission, while a place of the year is left and the day has had fewer than it may. */
export function takePlaceWrite(
  table: Pick<Table, 'name'>,
  idNumber: string,
  place: {
    readonly year: number;
    readonly limit: number;
    readonly day: CivilDate;
    readonly submissionsPerDay: number;
  },
): Write {
  return {
    Update: {
      TableName: table.name,
      Key: annualCounterKey(idNumber, place.year),
      UpdateExpression: 'ADD taken :one, #day :one',
      ConditionExpression:
        '(attribute_not_exists(taken) OR taken < :limit) AND (attribute_not_exists(#day) OR #day < :perDay)',
      ExpressionAttributeNames: { '#day': attributeOf(place.day) },
      ExpressionAttributeValues: { ':one': 1, ':limit': place.limit, ':perDay': place.submissionsPerDay },
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
