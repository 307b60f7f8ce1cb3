import { Duration, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EXPORT_KEPT_DAYS } from '../../shared/contracts/export.ts';
import type { StageSettings } from '../stages.ts';

/**
 * The files of exports. They are private, encrypted with the key of the personal data, reached with TLS only, and
 * deleted a week after they were begun: an export can be made again at any time.
 */
export class ExportBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { stage, key }: { readonly stage: StageSettings; readonly key: IKey }) {
    super(scope, id);
    const kept = Duration.days(EXPORT_KEPT_DAYS);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      // One data key for many objects: each part would else be a call to the key service.
      bucketKeyEnabled: true,
      enforceSSL: true,
      // Without versions a deleted file is gone. What is in it is in the table.
      versioned: false,
      lifecycleRules: [{ expiration: kept, abortIncompleteMultipartUploadAfter: kept }],
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'Who asked for a file and who got an address of it is on record in the table, with role and agency.',
    });
  }
}
