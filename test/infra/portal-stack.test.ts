import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { stages } from '../../infra/stages.ts';
import { CACHE_CONTROL, portalHeaders } from '../../shared/contracts/portal-headers.ts';
import { scriptedAreaOf, splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { appWithEmptyBundles, onlyResourceOf, resourcesOf } from './synthesised-stack.ts';

interface Behaviour {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly CachePolicyId: unknown;
  readonly ResponseHeadersPolicyId?: { readonly Ref: string };
  readonly FunctionAssociations?: readonly unknown[];
}

const { portal, account, stack } = appWithEmptyBundles({
  stage: 'production',
  validatesTemplate: false,
  distributesPortal: true,
});
if (!portal) throw new Error('There is no stack of the portal');
const template = Template.fromStack(portal);
const { DistributionConfig } = onlyResourceOf(template, 'AWS::CloudFront::Distribution').Properties;
const config = Object(DistributionConfig);
const { CacheBehaviors } = config;
const behaviours: readonly Behaviour[] = CacheBehaviors;

/** The behaviour of an address: the first whose pattern matches, as in CloudFront. */
function behaviourOf(address: string): Behaviour {
  const found = behaviours.find(({ PathPattern = '' }) =>
    new RegExp(`^${PathPattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(address),
  );
  return found ?? config.DefaultCacheBehavior;
}

function originOf({ TargetOriginId }: Behaviour) {
  return config.Origins.find(({ Id }: { readonly Id: string }) => Id === TargetOriginId);
}

function isFromBucket(address: string): boolean {
  return originOf(behaviourOf(address)).OriginAccessControlId !== undefined;
}

/** Every header that the policy of an address sets, by its name in lower case. */
function headersOf(address: string): Readonly<Record<string, unknown>> {
  const id = behaviourOf(address).ResponseHeadersPolicyId?.Ref ?? '';
  const policy = resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy').get(id);
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = Object(
    policy?.Properties.ResponseHeadersPolicyConfig,
  );
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}`,
    ...(security.ContentTypeOptions.Override && { 'x-content-type-options': 'nosniff' }),
    ...Object.fromEntries(custom.Items.map(({ Header, Value }: { Header: string; Value: string }) => [Header, Value])),
  };
}

/** A header as text; a parameter stands as `${name}`. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': joined = [], Ref } = Object(value);
  if (Ref !== undefined) return `\${${Ref}}`;
  const [separator = '', parts = []] = joined;
  return parts.map(asText).join(separator);
}

test.each(stages)(
  'the app of $name has no distribution unless somebody asks, because aws-cn does not take it',
  ({ name }) => {
    expect(appWithEmptyBundles({ stage: name, validatesTemplate: false }).portal).toBeUndefined();
  },
);

test('the distribution leaves the template of the service as it is', () => {
  const alone = appWithEmptyBundles({ stage: 'production', validatesTemplate: false });
  expect(Template.fromStack(stack).toJSON()).toEqual(Template.fromStack(alone.stack).toJSON());
  expect(Template.fromStack(account).toJSON()).toEqual(Template.fromStack(alone.account).toJSON());
});

describe('the distribution', () => {
  test.each([
    '/apply',
    '/en/apply',
    '/applications',
    '/applications/Y9PV316P1Q95XN0Q',
    '/notices/210202-20210617/entries/1/objection',
    '/signed-in',
    '/staff',
    '/staff/tasks/Y9PV316P1Q95XN0Q.fund-review',
    '/en/staff/signed-in',
  ])('answers %s with the page of its area from the bucket', (address) => {
    expect(isFromBucket(address)).toBe(true);
    expect(behaviourOf(address).FunctionAssociations).toHaveLength(1);
    const area = scriptedAreaOf(splitLanguage(address).path) ?? 'citizen';
    const expected = portalHeaders(area, `\${SignInOrigins}`);
    const set = Object.fromEntries(Object.entries(headersOf(address)).map(([name, value]) => [name, asText(value)]));
    expect(set).toEqual({ ...expected, 'cache-control': CACHE_CONTROL.other });
  });

  test.each(['/assets/citizen-Bx3v.js', '/favicon.svg', '/robots.txt'])('answers %s from the bucket', (address) => {
    expect(isFromBucket(address)).toBe(true);
    expect(behaviourOf(address).FunctionAssociations).toBeUndefined();
    const cached = CACHE_CONTROL[address.startsWith('/assets/') ? 'hashed' : 'other'];
    expect(headersOf(address)).toEqual({ ...portalHeaders('file'), 'cache-control': cached });
  });

  test.each([
    '/',
    '/en',
    '/standards',
    '/en/notices/210202-20210617',
    '/v1/applications',
    '/v1/staff/tasks',
    '/portal-settings.json',
    '/openapi.json',
    '/no-such-page',
  ])('answers %s from the API, keeps nothing of it, and leaves its headers and its status', (address) => {
    const behaviour = behaviourOf(address);
    expect(isFromBucket(address)).toBe(false);
    // The managed policy CachingDisabled.
    expect(behaviour.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(behaviour.ResponseHeadersPolicyId).toBeUndefined();
    expect(originOf(behaviour).OriginPath).toBe('/production');
    expect(config.CustomErrorResponses).toBeUndefined();
  });

  test('takes every method under /v1, and only reads elsewhere', () => {
    expect(behaviourOf('/v1/applications')).toHaveProperty(
      'AllowedMethods',
      expect.arrayContaining(['POST', 'DELETE']),
    );
    for (const address of ['/', '/apply', '/assets/x.js']) {
      expect(behaviourOf(address)).not.toHaveProperty('AllowedMethods');
    }
  });

  test('takes the stage out of the Location of an answer of the API', () => {
    const [association] = behaviourOf('/v1/applications').FunctionAssociations ?? [];
    expect(association).toMatchObject({ EventType: 'viewer-response' });
    expect(JSON.stringify(association)).toContain('Location');
  });

  test('speaks HTTP/2 and HTTP/3 over TLS 1.2 at least, under a domain of its own', () => {
    expect(config.HttpVersion).toBe('http2and3');
    expect(config.ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: 'TLSv1.2_2021',
      AcmCertificateArn: { Ref: 'CertificateArn' },
    });
    expect(config.Aliases).toEqual([{ Ref: 'DomainName' }]);
  });

  test('has the limits for each address that the firewall of the API can no longer count', () => {
    const { Scope, Rules } = onlyResourceOf(template, 'AWS::WAFv2::WebACL').Properties;
    expect(Scope).toBe('CLOUDFRONT');
    const limits = Object(Rules).map(({ Statement }: { readonly Statement: Record<string, unknown> }) => Statement);
    expect(limits).toMatchObject([{ RateBasedStatement: { Limit: 30 } }, { RateBasedStatement: { Limit: 3000 } }]);
    expect(JSON.stringify(config.WebACLId)).toContain('FirewallAcl');
  });
});

test('only the distribution reads the bucket of files', () => {
  const { PublicAccessBlockConfiguration } = onlyResourceOf(template, 'AWS::S3::Bucket').Properties;
  expect(Object.values(Object(PublicAccessBlockConfiguration))).toEqual([true, true, true, true]);
  const { PolicyDocument } = onlyResourceOf(template, 'AWS::S3::BucketPolicy').Properties;
  const allowed = Object(PolicyDocument).Statement.filter(
    ({ Effect }: { readonly Effect: string }) => Effect === 'Allow',
  );
  expect(allowed).toMatchObject([
    { Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' }, Condition: expect.anything() },
  ]);
});

test('the log of the distribution has no IP address and no path', () => {
  const { RecordFields } = onlyResourceOf(template, 'AWS::Logs::Delivery').Properties;
  expect(RecordFields).toContain('sc-status');
  expect(String(RecordFields)).not.toMatch(/c-ip|uri|query|cookie|referer|forwarded/i);
});
