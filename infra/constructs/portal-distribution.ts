import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { SCRIPTED_AREAS } from '../../shared/contracts/portal-pages.ts';
import type { StageSettings } from '../stages.ts';
import { locationFunction } from './location-function.ts';
import { filePatterns, pagePatterns } from './portal-paths.ts';
import { PortalResponses } from './portal-responses.ts';
import { shellFunction } from './shell-function.ts';

interface PortalDistributionProps {
  readonly stage: StageSettings;
  readonly apiHost: string;
  readonly domainName: string;
  readonly certificateArn: string;
  readonly signInOrigins: string;
  readonly webAclArn: string;
}

/**
 * Files and the pages of the scripts come from a bucket. Everything else comes from the API: its routes, the pages that
 * the server renders, the settings of the scripts, and the 404 page. No answer of the API is kept at the edge, because
 * a public notice must be gone when its period is over.
 */
export class PortalDistribution extends Construct {
  readonly distribution: Distribution;
  readonly files: Bucket;

  constructor(scope: Construct, id: string, props: PortalDistributionProps) {
    super(scope, id);
    this.files = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // The files are public by nature. A key of our own would protect nothing.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Each file can be built again from its commit, so no versions are kept.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.files).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'Only the distribution reads the bucket, and it has a log. The bucket holds nothing but public files.',
    });

    const responses = new PortalResponses(this, 'Responses', props);
    const fromApi: BehaviorOptions = {
      origin: new HttpOrigin(props.apiHost, {
        // The API at the address of its stage. Its own paths begin behind that.
        originPath: `/${props.stage.name}`,
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      }),
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    };
    const fromFiles = {
      origin: S3BucketOrigin.withOriginAccessControl(this.files),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
    };
    const behaviours: Record<string, BehaviorOptions> = {
      '/v1/*': {
        ...fromApi,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        functionAssociations: [locationFunction(this, props.stage.name)],
      },
      '/assets/*': {
        ...fromFiles,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: responses.hashedFiles,
      },
    };
    for (const pattern of filePatterns()) {
      behaviours[pattern] = {
        ...fromFiles,
        cachePolicy: responses.untilNextRelease,
        responseHeadersPolicy: responses.otherFiles,
      };
    }
    for (const area of SCRIPTED_AREAS) {
      const functionAssociations = [shellFunction(this, area)];
      for (const pattern of pagePatterns(area)) {
        behaviours[pattern] = {
          ...fromFiles,
          cachePolicy: responses.untilNextRelease,
          responseHeadersPolicy: responses.pages[area],
          functionAssociations,
        };
      }
    }

    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Portal of subsidy-${props.stage.name}`,
      domainNames: [props.domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', props.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // With edges in Asia; the most expensive ones are those of South America and Oceania.
      priceClass: PriceClass.PRICE_CLASS_200,
      webAclId: props.webAclArn,
      defaultBehavior: fromApi,
      additionalBehaviors: behaviours,
      // No error pages: they would hold for the whole distribution and turn the API's 403 and 404 into pages.
    });
    Validations.of(this.distribution).acknowledge(
      {
        id: 'AwsSolutions::AwsSolutions-CFR1',
        reason: 'Citizens may travel, and a notice is public: no country is shut out.',
      },
      {
        id: 'AwsSolutions::AwsSolutions-CFR3',
        reason: 'The classic log has IP addresses and paths. The log of this stack leaves them out (portal-log.ts).',
      },
    );
  }
}
