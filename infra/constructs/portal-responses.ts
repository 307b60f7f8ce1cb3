import { Duration } from 'aws-cdk-lib';
import {
  CachePolicy,
  HeadersReferrerPolicy,
  type ICachePolicy,
  type IResponseHeadersPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { type AnswerKind, CACHE_CONTROL, portalHeaders } from '../../shared/contracts/portal-headers.ts';
import type { ScriptedArea } from '../../shared/contracts/portal-pages.ts';

interface PortalResponsesProps {
  readonly signInOrigins: string;
}

/** The headers that CloudFront does not take among the custom ones, but under settings of their own. */
const SECURITY_NAMES = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'referrer-policy',
];

/** The same headers as those of the functions behind the API, and how long the edge keeps a file. */
export class PortalResponses extends Construct {
  readonly pages: Readonly<Record<ScriptedArea, IResponseHeadersPolicy>>;
  readonly hashedFiles: IResponseHeadersPolicy;
  readonly otherFiles: IResponseHeadersPolicy;
  /** Browsers ask each time, and the edge asks the bucket once a minute, so a release needs no invalidation. */
  readonly untilNextRelease: ICachePolicy;

  constructor(scope: Construct, id: string, { signInOrigins }: PortalResponsesProps) {
    super(scope, id);
    this.pages = {
      citizen: this.headers('Citizen', 'citizen', 'other', signInOrigins),
      staff: this.headers('Staff', 'staff', 'other', signInOrigins),
    };
    this.hashedFiles = this.headers('HashedFiles', 'file', 'hashed');
    this.otherFiles = this.headers('OtherFiles', 'file', 'other');
    this.untilNextRelease = new CachePolicy(this, 'UntilNextRelease', {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.minutes(1),
      maxTtl: Duration.minutes(1),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  private headers(id: string, kind: AnswerKind, cached: keyof typeof CACHE_CONTROL, signInOrigins?: string) {
    const all = portalHeaders(kind, signInOrigins);
    const custom = Object.entries(all).filter(([name]) => !SECURITY_NAMES.includes(name));
    return new ResponseHeadersPolicy(this, id, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: all['content-security-policy'] ?? '', override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: maxAgeOf(all), override: true },
      },
      customHeadersBehavior: {
        customHeaders: [...custom, ['cache-control', CACHE_CONTROL[cached]] as const].map(([header, value]) => ({
          header,
          value,
          override: true,
        })),
      },
    });
  }
}

function maxAgeOf(headers: Readonly<Record<string, string>>): Duration {
  return Duration.seconds(Number(/max-age=(\d+)/.exec(headers['strict-transport-security'] ?? '')?.[1]));
}
