import { LOCAL_PARTITION } from '../stack/resolve-intrinsics.ts';
import type { AwsCall } from './aws-call.ts';

/** By the method: IAM has the same action for an object, for a part of one, and for beginning and completing it. */
const ACTIONS: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  POST: 's3:PutObject',
};

/**
 * The action that IAM would check for a request to object storage, with the bucket first in its path.
 *
 * @throws Error for a request that has no rule here
 * @source AWS: Amazon S3, "Required permissions for Amazon S3 API operations"
 */
export function actionsOnObjects(method: string, path: string): readonly Omit<AwsCall, 'caller'>[] {
  const [, bucket = '', ...key] = decodeURIComponent(path).split('/');
  const action = ACTIONS[method];
  if (!action || bucket === '' || key.join('') === '') {
    throw new Error(`No rule says which IAM action the request ${method} ${path} needs`);
  }
  return [{ action, resource: `arn:${LOCAL_PARTITION}:s3:::${bucket}/${key.join('/')}` }];
}
