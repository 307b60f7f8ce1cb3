import { describe, expect, test } from 'vitest';
import { openApiText } from '../../docs/generate-openapi.ts';
import { stateDiagram } from '../../docs/generate-state-diagram.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { TRANSITIONS } from '../../shared/domain/transitions.ts';
import { textOf } from '../architecture/repository-files.ts';

const text = openApiText(routes);
const document = JSON.parse(text);

function operation(path: string, method: string) {
  return document.paths[path][method];
}

describe('openapi.json', () => {
  test('is what the generator makes of the routes and their schemas', () => {
    expect(textOf('openapi.json') === text, 'stale: npm run generate').toBe(true);
  });

  test('has every route of the contract exactly once', () => {
    const described = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(
      Object.values(routes)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    );
  });

  test('has no reference to a missing part', () => {
    const references = [...text.matchAll(/"\$ref": "#\/([^"]+)"/g)].map((match) => match[1] ?? '');
    const found = (reference: string) => reference.split('/').reduce((part, name) => part?.[name], document);
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((reference) => found(reference) === undefined)).toEqual([]);
  });

  test('describes the token, the idempotency key and every status of a submission', () => {
    const submission = operation('/v1/applications', 'post');
    expect(submission.security).toEqual([{ applicantToken: [] }]);
    expect(submission.parameters.map(({ name }: { name: string }) => name)).toEqual(['Idempotency-Key']);
    expect(Object.keys(submission.responses)).toEqual([
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
  });

  test('requires a signature from the bank only', () => {
    const signed = Object.values<Record<string, { parameters?: { name: string }[]; operationId: string }>>(
      document.paths,
    )
      .flatMap((operations) => Object.values(operations))
      .filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'X-Signature'));
    expect(signed.map(({ operationId }) => operationId)).toEqual(['recordPaymentResult']);
  });

  test('allows unknown fields in answers, but not in request bodies', () => {
    const { Application, ApplicationBody } = document.components.schemas;
    expect(Application.additionalProperties).toBeUndefined();
    expect(ApplicationBody.additionalProperties).toBe(false);
  });
});

describe('docs/state-diagram.md', () => {
  test('is what the generator makes of the transition table', () => {
    expect(textOf('docs/state-diagram.md') === stateDiagram(TRANSITIONS), 'stale: npm run generate').toBe(true);
  });

  test('shows beginning, change and end, with actor and clause', () => {
    const drawn = stateDiagram([
      { from: null, event: 'SUBMITTED', to: 'PAYING', who: 'applicant', clause: 'Guide §1' },
      { from: 'PAYING', event: 'PAYMENT_SETTLED', to: 'PAID', who: 'bank', clause: 'Guide §4' },
    ]);
    for (const line of ['[*] --> PAYING: SUBMITTED', 'PAYING --> PAID: PAYMENT_SETTLED', 'PAID --> [*]']) {
      expect(drawn).toContain(line);
    }
    expect(drawn).toContain('| PAYMENT_SETTLED | PAYING | PAID | bank | Guide §4 |');
    expect(drawn).not.toContain('REJECTED');
  });
});
