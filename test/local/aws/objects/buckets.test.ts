import { expect, test } from 'vitest';
import { bucketDefinitions } from '../../../../local/aws/objects/buckets.ts';

const stackWith = (properties: object) => ({
  resources: () => [{ logicalId: 'Files', properties: { ...properties } }],
  nameOf: () => 'files',
});

test('a bucket keeps its objects for as long as the shortest rule of its lifecycle says', () => {
  const Rules = [{ ExpirationInDays: 30 }, { AbortIncompleteMultipartUpload: {} }, { ExpirationInDays: 7 }];
  const buckets = bucketDefinitions(stackWith({ LifecycleConfiguration: { Rules } }));
  expect([...buckets.values()]).toEqual([{ name: 'files', keptDays: 7 }]);
});

test('a bucket without a lifecycle keeps them for ever', () => {
  expect(bucketDefinitions(stackWith({})).get('files')?.keptDays).toBe(Number.POSITIVE_INFINITY);
});
