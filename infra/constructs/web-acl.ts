import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { SECURITY_HEADERS } from '../../shared/contracts/security-headers.ts';
import type { StageSettings } from '../stages.ts';

/**
 * Rules of the common rule set that only count. Our limit for request bodies is 64 KiB, theirs is 8 KiB; and programs
 * of the bank and the agencies may send no user agent.
 */
const countedOnly = ['SizeRestrictions_BODY', 'NoUserAgent_HEADER'];

/** The firewall in front of the API: a request limit for each IP address, and AWS's common rules. */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, props: { readonly stage: StageSettings; readonly apiStage: Stage }) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibleAs('Requests'),
      customResponseBodies: {
        tooMany: {
          contentType: 'APPLICATION_JSON',
          content: JSON.stringify({
            type: '/problems/too-many-requests',
            title: '请求过于频繁',
            status: 429,
            detail: '请五分钟后再试。',
            // The firewall answers before API Gateway numbers the request, so this says only who answered.
            instance: '/firewall',
          }),
        },
      },
      rules: [
        {
          name: 'limit-per-address',
          priority: 0,
          statement: {
            rateBasedStatement: { aggregateKeyType: 'IP', limit: props.stage.addressRequestsPerFiveMinutes },
          },
          action: {
            block: {
              customResponse: {
                responseCode: 429,
                customResponseBodyKey: 'tooMany',
                // WAF sends application/json for this body and allows no Content-Type here. Its other blocks are answered
                // by API Gateway (WAF_FILTERED), as problem+json with the id of the request.
                responseHeaders: [
                  { name: 'Retry-After', value: '300' },
                  ...Object.entries(SECURITY_HEADERS).map(([name, value]) => ({ name, value })),
                ],
              },
            },
          },
          visibilityConfig: visibleAs('LimitPerAddress'),
        },
        {
          name: 'common-rules',
          priority: 1,
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name: 'AWSManagedRulesCommonRuleSet',
              ruleActionOverrides: countedOnly.map((name) => ({ name, actionToUse: { count: {} } })),
            },
          },
          overrideAction: { none: {} },
          visibilityConfig: visibleAs('CommonRules'),
        },
      ],
    });
    new CfnWebACLAssociation(this, 'Association', { webAclArn: acl.attrArn, resourceArn: props.apiStage.stageArn });
  }
}

/** Keeps no sampled requests, because they would show citizens' IP addresses and paths. */
function visibleAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}
