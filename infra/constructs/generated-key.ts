import { SecretValue, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

export interface GeneratedKeyProps {
  readonly stage: StageSettings;
  /** The key that encrypts the secret. */
  readonly key: IKey;
}

/**
 * A random HMAC key that the stack generates, as a reference that CloudFormation resolves at deployment. The template
 * therefore does not contain it. It stays the same from deployment to deployment, as long as its generator does.
 *
 * @param props.unrotated why the key is not replaced on a schedule
 */
export function generatedKey(
  scope: Construct,
  id: string,
  {
    stage,
    key,
    description,
    unrotated,
  }: GeneratedKeyProps & { readonly description: string; readonly unrotated: string },
): string {
  const secret = new CfnSecret(scope, id, {
    description,
    kmsKeyId: key.keyArn,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  Validations.of(secret).acknowledge({ id: 'AwsSolutions::AwsSolutions-SMG4', reason: unrotated });
  secret.applyRemovalPolicy(stage.removalPolicy);
  return SecretValue.secretsManager(secret.ref).unsafeUnwrap();
}
