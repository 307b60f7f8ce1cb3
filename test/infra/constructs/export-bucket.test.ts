import { describe, expect, test } from 'vitest';
import { EXPORT_KEPT_DAYS } from '../../../shared/domain/export.ts';
import { functionNamed, resourcesOf, synthesisedStack } from '../synthesised-stack.ts';

const template = synthesisedStack();
const [[bucketId, bucket] = []] = resourcesOf(template, 'AWS::S3::Bucket');
const properties = bucket?.Properties ?? {};

describe('the bucket of the exports', () => {
  test('is the only one, and is private', () => {
    expect(resourcesOf(template, 'AWS::S3::Bucket').size).toBe(1);
    expect(properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });

  test('has the key of the personal data, and accepts only TLS', () => {
    expect(JSON.stringify(properties.BucketEncryption)).toContain('KeysPersonalData8823FF34');
    const policies = [...resourcesOf(template, 'AWS::S3::BucketPolicy').values()].map((policy) =>
      JSON.stringify(policy),
    );
    const own = policies.find((policy) => policy.includes(`"${bucketId}"`));
    expect(own).toContain('"aws:SecureTransport":"false"');
  });

  test('deletes files, and what is left of uploads, after the days for which an export is kept', () => {
    expect(Object(properties.LifecycleConfiguration).Rules).toEqual([
      {
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: EXPORT_KEPT_DAYS },
        ExpirationInDays: EXPORT_KEPT_DAYS,
        Status: 'Enabled',
      },
    ]);
    expect(properties.VersioningConfiguration).toBeUndefined();
  });
});

test('only the function that writes exports may call itself through its queue, again and again', () => {
  const [, { Properties }] = functionNamed(template, 'write-export');
  expect(Properties.RecursiveLoop).toBe('Allow');
  const others = [...resourcesOf(template, 'AWS::Lambda::Function').values()].filter(
    (each) => each.Properties.RecursiveLoop !== undefined,
  );
  expect(others).toHaveLength(1);
});
