import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MessageQueue } from '../../../functions/notify/message-queue.ts';
import type { Workflow } from '../../../functions/workflow/workflow.ts';
import type { FunctionDefinition } from '../../../infra/functions/function-definition.ts';
import { functionDefinitions } from '../../../infra/functions/function-definitions.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import type { AccessStore } from '../../../shared/table/access-store.ts';
import type { ApplicationStore } from '../../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../../shared/table/case-record-store.ts';
import type { CaseloadStore } from '../../../shared/table/caseload-store.ts';
import type { DocumentNumberStore } from '../../../shared/table/document-number-store.ts';
import type { NoticeStore } from '../../../shared/table/notice-store.ts';
import type { ObjectionStore } from '../../../shared/table/objection-store.ts';
import type { PaymentStore } from '../../../shared/table/payment-store.ts';
import type { PhoneCodeStore } from '../../../shared/table/phone-code-store.ts';
import type { SubmissionStore } from '../../../shared/table/submission-store.ts';
import type { TaskStore } from '../../../shared/table/task-store.ts';

const [get, batchGet, query, put, update] = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];

/** A correction moves a case that is for another occupation or level from then on: its item leaves the key before. */
const MOVES_CASES: Readonly<Record<string, readonly string[]>> = { 'correct-application': ['dynamodb:DeleteItem'] };

/**
 * What these functions write has no counter in it: no annual place, no notice and no serial. They may not update,
 * though the method with which they write may for others.
 */
const ONLY_PUT: readonly string[] = [
  'key-objection',
  'extend-review',
  'make-statement',
  'request-reconsideration',
  'reconsider-refusal',
  'key-reconsideration',
];

/** The use case of a function that has none of its own name: the same one under another route. */
const USE_CASES: Readonly<Record<string, string>> = { 'reconsider-refusal': 'request-reconsideration' };

/**
 * The actions on the table, the state machine and the queue that each method of a store, of the workflow or of the
 * queue needs. `index:` names an index that it queries.
 */
const needs: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ApplicationStore: {
    byId: ['index:byApplication', get],
    ofPerson: [query],
    refusedOfPerson: [query],
    refusedUnder: [get],
    currentFor: [get],
    write: [put, update],
    admit: [put, update],
    track: [put],
    retryOnConflict: [],
    versionWrite: [update],
  } satisfies Record<keyof ApplicationStore, readonly string[]>,
  SubmissionStore: {
    priorRecord: [batchGet],
    submit: [put, update],
    keepRefusal: [put],
    refusedUnder: [get],
  } satisfies Record<keyof SubmissionStore, readonly string[]>,
  CaseRecordStore: {
    trail: [query],
    lastEvent: [get],
    formerDeclarations: [query],
    findings: [query],
    saveFinding: [put],
    rechecks: [query],
    saveRecheck: [put],
    objections: [query],
    objection: [get],
    objectionsAfter: [query],
    objectionsToPerson: [query],
  } satisfies Record<keyof CaseRecordStore, readonly string[]>,
  ObjectionStore: {
    page: [query],
    receipt: [get],
    objectedBy: [get],
    filingWrites: [put],
    receiptWrite: [put],
    takeTurns: [],
    admit: [put, update],
  } satisfies Record<keyof ObjectionStore, readonly string[]>,
  AccessStore: { record: [put], ofCase: [query] } satisfies Record<keyof AccessStore, readonly string[]>,
  CaseloadStore: { page: ['index:caseload', 'index:caseloadByPhase'], dueBy: ['index:nextDue'] } satisfies Record<
    keyof CaseloadStore,
    readonly string[]
  >,
  DocumentNumberStore: { take: [update] } satisfies Record<keyof DocumentNumberStore, readonly string[]>,
  NoticeStore: {
    byId: [get],
    ofAgency: [query],
    entries: ['index:notices'],
    applicationOf: [get],
    takeSerial: [update],
  } satisfies Record<keyof NoticeStore, readonly string[]>,
  PaymentStore: {
    byNumber: [get],
    ofCase: [query],
    isOrderOut: [get],
    saveToken: [update],
  } satisfies Record<keyof PaymentStore, readonly string[]>,
  PhoneCodeStore: {
    reserve: [get, put],
    release: [get, update],
    check: [update],
  } satisfies Record<keyof PhoneCodeStore, readonly string[]>,
  TaskStore: {
    byId: [get],
    ofCase: [query],
    page: ['index:tasks', 'index:tasksByKind'],
    openOf: ['index:tasks'],
    openWrite: [put],
  } satisfies Record<keyof TaskStore, readonly string[]>,
  Workflow: {
    start: ['states:StartExecution'],
    isRunning: ['states:DescribeExecution'],
    answer: ['states:SendTaskSuccess'],
  } satisfies Record<keyof Workflow, readonly string[]>,
  MessageQueue: {
    add: ['sqs:SendMessage'],
    // Whoever receives messages may postpone them; no use case does it.
    postpone: [],
  } satisfies Record<keyof MessageQueue, readonly string[]>,
};

const functionsFolder = join(import.meta.dirname, '../../../functions');

/**
 * The actions that a use case needs, according to the stores and methods in its dependencies. The compiler ensures that
 * it uses no others.
 *
 * Where its dependencies extend those of another use case, the actions of that use case are included.
 */
function neededBy(file: string, onlyInterface?: string): ReadonlySet<string> {
  const source = readFileSync(file, 'utf8');
  const text = onlyInterface === undefined ? source : interfaceIn(source, onlyInterface);
  const own = Object.entries(needs).flatMap(([store, methods]) => {
    const picks = [...text.matchAll(new RegExp(`Pick<\\s*${store},([^>]+)>`, 'g'))].map(([, names = '']) => names);
    const whole = new RegExp(`: ${store}\\b`).test(text);
    return Object.entries(methods)
      .filter(([method]) => whole || picks.some((names) => names.includes(`'${method}'`)))
      .flatMap(([, actions]) => actions);
  });
  const takenOver = [...source.matchAll(/import (?:type )?\{([^}]*)\} from '(\.[^']+)'/g)].flatMap(
    ([, names = '', path = '']) =>
      [...names.matchAll(/\w+Deps\b/g)]
        .filter(([name]) => new RegExp(`(extends (\\w+, )*|: )${name}\\b`).test(text))
        .flatMap(([name]) => [...neededBy(join(dirname(file), path), name)]),
  );
  return new Set([...own, ...takenOver]);
}

function interfaceIn(source: string, name: string): string {
  const [text] = new RegExp(`interface ${name}\\b[^]*?\n}`).exec(source) ?? [];
  if (!text) throw new Error(`No interface ${name}`);
  return text;
}

function grantedTo(definition: FunctionDefinition): readonly string[] {
  const { table = [], indexes = [], workflow = [], messageQueue } = definition;
  const queue = messageQueue === 'adds' ? ['sqs:SendMessage'] : [];
  return [...table, ...indexes.map((index) => `index:${index}`), ...workflow, ...queue];
}

describe('a function', () => {
  test.each(Object.entries(functionDefinitions))(
    '%s is allowed exactly the actions of its use case',
    (name, definition) => {
      const needed = neededBy(join(functionsFolder, definition.folder, `${USE_CASES[name] ?? name}.ts`));
      const writes = [...needed].filter((action) => action !== update || !ONLY_PUT.includes(name));
      expect([...grantedTo(definition)].sort()).toEqual([...writes, ...(MOVES_CASES[name] ?? [])].sort());
    },
  );

  test.each(Object.entries(functionDefinitions))('%s names no action twice', (_, definition) => {
    const granted = grantedTo(definition);
    expect(granted).toHaveLength(new Set(granted).size);
  });
});

test.each(Object.entries(routes))('%s names a function and its folder', (_, route) => {
  const definitions: Readonly<Record<string, FunctionDefinition>> = functionDefinitions;
  const [folder, name = ''] = route.function.split('/');
  expect(definitions[name]?.folder).toBe(folder);
});
