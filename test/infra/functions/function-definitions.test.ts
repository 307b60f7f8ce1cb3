import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FunctionDefinition } from '../../../infra/functions/function-definition.ts';
import { functionDefinitions } from '../../../infra/functions/function-definitions.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { needs } from './store-needs.ts';

/** A correction moves a case that is for another occupation or level from then on: its item leaves the key before. */
const MOVES_CASES: Readonly<Record<string, readonly string[]>> = {
  'correct-application': ['dynamodb:DeleteItem'],
  // An order holds only while no recovery from the person is open.
  pay: ['dynamodb:ConditionCheckItem'],
  // The answer to the same request is read by its key.
  'request-export': ['dynamodb:GetItem'],
};

/**
 * What these functions write has no counter in it: no annual place, no notice and no serial. They may not update,
 * though the method with which they write may for others.
 */
const ONLY_PUT: readonly string[] = [
  'extend-review',
  'make-statement',
  'request-reconsideration',
  'reconsider-refusal',
  'key-reconsideration',
  'change-agency',
  'state-in-recovery',
  'name-heirs-payee',
  'place-hold',
  'lift-hold',
];

/** The use case of a function that has none of its own name: the same one under another route. */
const USE_CASES: Readonly<Record<string, string>> = { 'reconsider-refusal': 'request-reconsideration' };

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
  const { table = [], indexes = [], workflow = [], messageQueue, resultsQueue, exportQueue, exportFiles } = definition;
  const queue = messageQueue === 'adds' || resultsQueue === 'adds' || exportQueue ? ['sqs:SendMessage'] : [];
  const files = { 'hands-out': ['s3:GetObject'], makes: ['s3:GetObject', 's3:PutObject'] };
  return [
    ...table,
    ...indexes.map((index) => `index:${index}`),
    ...workflow,
    ...queue,
    ...(exportFiles ? files[exportFiles] : []),
  ];
}

describe('a function', () => {
  test.each(Object.entries(functionDefinitions))(
    '%s is allowed exactly the actions of its use case',
    (name, definition) => {
      const needed = neededBy(join(functionsFolder, definition.folder, `${USE_CASES[name] ?? name}.ts`));
      const writes = [...needed].filter((action) => action !== 'dynamodb:UpdateItem' || !ONLY_PUT.includes(name));
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
