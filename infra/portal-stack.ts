import { CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PortalDistribution } from './constructs/portal-distribution.ts';
import { PortalFirewall } from './constructs/portal-firewall.ts';
import { portalLog } from './constructs/portal-log.ts';
import type { StageSettings } from './stages.ts';

interface PortalStackProps {
  readonly stage: StageSettings;
}

/**
 * The portal at the edge: its files from a bucket, everything else from the API, under one domain.
 *
 * It is optional, because the functions behind the API serve the same portal. It is for the partition `aws` and the
 * region us-east-1 only: CloudFront takes its certificate and its firewall from there, and has neither in China.
 */
export class PortalStack extends Stack {
  constructor(scope: Construct, id: string, { stage }: PortalStackProps) {
    super(scope, id, { description: 'Vocational training subsidy, the portal in CloudFront' });
    const apiHost = new CfnParameter(this, 'ApiHost', {
      description: 'Host of the API: its endpoint without https:// and without the stage',
      allowedPattern: '[a-z0-9]+\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com',
    });
    const domainName = new CfnParameter(this, 'DomainName', {
      description: 'The domain under which the portal is opened',
      allowedPattern: '[a-z0-9-]+(\\.[a-z0-9-]+)+',
    });
    const certificateArn = new CfnParameter(this, 'CertificateArn', {
      description: 'The certificate of the domain, in Certificate Manager in us-east-1',
      allowedPattern: 'arn:aws:acm:us-east-1:[0-9]+:certificate/.+',
    });
    const signInOrigins = new CfnParameter(this, 'SignInOrigins', {
      description: 'Origins of the issuer and of its discovery documents, separated by blanks',
      allowedPattern: "https://[^/;' ]+( https://[^/;' ]+)*",
    });

    const { acl } = new PortalFirewall(this, 'Firewall', { stage });
    const { distribution, files } = new PortalDistribution(this, 'Pages', {
      stage,
      apiHost: apiHost.valueAsString,
      domainName: domainName.valueAsString,
      certificateArn: certificateArn.valueAsString,
      signInOrigins: signInOrigins.valueAsString,
      webAclArn: acl.attrArn,
    });
    portalLog(this, { stage, distribution });

    new CfnOutput(this, 'PortalFilesName', { value: files.bucketName });
    new CfnOutput(this, 'PortalAddress', { value: distribution.distributionDomainName });
  }
}
