import { SecretValue, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

/**
 * The key that authenticates the page marks of lists, as a reference that CloudFormation resolves at deployment. The
 * template therefore does not contain it. The key is random and stays the same from deployment to deployment.
 */
export function pageMarkKey(scope: Construct, props: { readonly stage: StageSettings; readonly key: IKey }): string {
  const secret = new CfnSecret(scope, 'PageMarkKey', {
    description: 'HMAC key of the page marks (next) in lists',
    kmsKeyId: props.key.keyArn,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions::AwsSolutions-SMG4',
    reason: 'A new key makes every open list begin again and protects nothing more: it authenticates page marks only.',
  });
  secret.applyRemovalPolicy(props.stage.removalPolicy);
  return SecretValue.secretsManager(secret.ref).unsafeUnwrap();
}
