import type { FunctionDefinition } from './function-definition.ts';

export const retentionFunctions = {
  'draw-up-plan': {
    folder: 'retention',
    does: 'Lists the cases whose content is due to go, and those that are held',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
    indexes: ['byApplication', 'nextDue'],
    timeoutSeconds: 600,
  },
  'remove-content': {
    folder: 'retention',
    does: 'Removes what released plans list, case by case',
    table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    indexes: ['byApplication'],
    recognisesPeople: true,
    timeoutSeconds: 600,
  },
  'list-plans': {
    folder: 'retention',
    does: 'Lists the plans of removals',
    table: ['dynamodb:Query'],
    answersInPages: true,
  },
  'read-plan': {
    folder: 'retention',
    does: 'Shows a plan of a removal and its cases',
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    answersInPages: true,
  },
  'release-plan': {
    folder: 'retention',
    does: 'Lets a plan of a removal go ahead',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  },
  'place-hold': {
    folder: 'retention',
    does: 'Keeps a case that has ended beyond its time',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
  },
  'lift-hold': {
    folder: 'retention',
    does: 'Lets a case that was kept go again',
    table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    indexes: ['byApplication'],
  },
} as const satisfies Record<string, FunctionDefinition>;
