import { expect, test } from 'vitest';
import { actionsOnObjects } from '../../../../local/aws/recording/actions-on-objects.ts';

test.each([
  ['GET', 's3:GetObject'],
  ['HEAD', 's3:GetObject'],
  ['PUT', 's3:PutObject'],
  ['POST', 's3:PutObject'],
])('a %s of an object needs %s on it', (method, action) => {
  expect(actionsOnObjects(method, '/files/E1/file%20a.csv')).toEqual([
    { action, resource: 'arn:aws:s3:::files/E1/file a.csv' },
  ]);
});

test.each([
  ['DELETE', '/files/E1'],
  ['GET', '/files'],
  ['GET', '/'],
])('%s %s has no rule, and is reported', (method, path) => {
  expect(() => actionsOnObjects(method, path)).toThrow('No rule says which IAM action');
});
