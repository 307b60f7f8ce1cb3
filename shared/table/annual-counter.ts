import * as z from 'zod/mini';
import type { Effect } from '../domain/case/change.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import { DEFAULT_PROGRAMME } from '../domain/programme.ts';
import { annualCounterKey } from './keys.ts';
import type { Table, Write } from './table.ts';

/** The places of a year that a person has taken in a programme, and the submissions of each day to any, in one item. */
export interface AnnualCounter {
  readonly placesTaken: number;
  readonly submittedOnDay: number;
}

/**
 * Takes a place of the year while one is left, if the programme has a limit; with a day, also counts its submission
 * while it has had few enough.
 */
export function takePlaceWrite(
  table: Pick<Table, 'name'>,
  idNumber: string,
  place: Omit<Extract<Effect, { readonly kind: 'TAKE_ANNUAL_PLACE' }>, 'kind'>,
): Write {
  const { programme, year, limit, day } = place;
  const conditions = [
    ...(limit === null ? [] : ['(attribute_not_exists(#taken) OR #taken < :limit)']),
    ...(day ? ['(attribute_not_exists(#day) OR #day < :perDay)'] : []),
  ];
  return {
    Update: {
      TableName: table.name,
      Key: annualCounterKey(idNumber, year),
      UpdateExpression: day ? 'ADD #taken :one, #day :one' : 'ADD #taken :one',
      ...(conditions.length > 0 && { ConditionExpression: conditions.join(' AND ') }),
      ExpressionAttributeNames: { '#taken': takenIn(programme), ...(day && { '#day': attributeOf(day.date) }) },
      ExpressionAttributeValues: {
        ':one': 1,
        ...(limit !== null && { ':limit': limit }),
        ...(day && { ':perDay': day.submissionsAtMost }),
      },
    },
  };
}

/** Gives a place of the year back. The submission still counts for its day, so a loop with withdrawals has an end. */
export function givePlaceBackWrite(
  table: Pick<Table, 'name'>,
  idNumber: string,
  { programme, year }: { readonly programme: string; readonly year: number },
): Write {
  return {
    Update: {
      TableName: table.name,
      Key: annualCounterKey(idNumber, year),
      UpdateExpression: 'ADD #taken :minusOne',
      ConditionExpression: '#taken > :zero',
      ExpressionAttributeNames: { '#taken': takenIn(programme) },
      ExpressionAttributeValues: { ':minusOne': -1, ':zero': 0 },
    },
  };
}

/** Reads the item of a year as it stands for a programme on a day of the year. */
export function readAnnualCounter(
  item: Readonly<Record<string, unknown>> | undefined,
  day: CivilDate,
  programme: string,
): AnnualCounter {
  return { placesTaken: countIn(item?.[takenIn(programme)]), submittedOnDay: countIn(item?.[attributeOf(day)]) };
}

const countSchema = z.int();

function countIn(value: unknown): number {
  return value === undefined ? 0 : countSchema.parse(value);
}

// The counters of the default programme have had this name since before there were others.
function takenIn(programme: string): string {
  return programme === DEFAULT_PROGRAMME ? 'taken' : `taken-${programme}`;
}

function attributeOf(day: CivilDate): string {
  return `submitted-${day}`;
}
