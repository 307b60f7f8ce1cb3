import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { SECURITY_HEADERS } from '../../shared/contracts/security-headers.ts';
import type { StageSettings } from '../stages.ts';
import type { ApiRoute } from './http-api.ts';
import { publicWrites } from './public-writes.ts';
import { WebAclLog } from './web-acl-log.ts';

interface WebAclProps {
  readonly stage: StageSettings;
  readonly routes: readonly ApiRoute[];
  readonly apiStage: Stage;
  readonly logKey: IKey;
}

/**
 * Rules of the common rule set that only count. Our limit for request bodies is 64 KiB, theirs is 8 KiB; and programs
 * of the bank and the agencies may send no user agent.
 */
const countedOnly = ['SizeRestrictions_BODY', 'NoUserAgent_HEADER'];

/** The parts of a request that the firewall replaces in its log and its samples, and in its details of a match. */
const protectedFields = ['SINGLE_HEADER', 'SINGLE_COOKIE', 'SINGLE_QUERY_ARGUMENT', 'QUERY_STRING', 'BODY'];

/** The answer to an IP address over a limit. */
const answerTooMany: CfnWebACL.RuleActionProperty = {
  block: {
    customResponse: {
      responseCode: 429,
      customResponseBodyKey: 'tooMany',
      // WAF sends application/json for this body and allows no Content-Type here. Its other blocks are answered by API
      // Gateway (WAF_FILTERED), as problem+json with the id of the request.
      responseHeaders: [
        { name: 'Retry-After', value: '300' },
        ...Object.entries(SECURITY_HEADERS).map(([name, value]) => ({ name, value })),
      ],
    },
  },
};

/**
 * The firewall in front of the API: for each IP address a limit of its requests and a lower one of what it writes
 * without a token, and AWS's common rules.
 */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { stage, routes } = props;
    const limits = stage.behindDistribution ?? {
      requestsPerFiveMinutes: stage.addressRequestsPerFiveMinutes,
      publicWritesPerFiveMinutes: stage.addressPublicWritesPerFiveMinutes,
    };
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: countedAs('Requests'),
      dataProtectionConfig: {
        dataProtections: protectedFields.map((fieldType) => ({ action: 'SUBSTITUTION', field: { fieldType } })),
      },
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
          name: 'limit-public-writes',
          priority: 0,
          statement: {
            rateBasedStatement: {
              aggregateKeyType: 'IP',
              limit: limits.publicWritesPerFiveMinutes,
              scopeDownStatement: publicWrites(routes),
            },
          },
          action: answerTooMany,
          visibilityConfig: sampledAs('LimitPublicWrites'),
        },
        {
          name: 'limit-per-address',
          priority: 1,
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: limits.requestsPerFiveMinutes } },
          action: answerTooMany,
          visibilityConfig: sampledAs('LimitPerAddress'),
        },
        {
          name: 'common-rules',
          priority: 2,
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name: 'AWSManagedRulesCommonRuleSet',
              ruleActionOverrides: countedOnly.map((name) => ({ name, actionToUse: { count: {} } })),
            },
          },
          overrideAction: { none: {} },
          visibilityConfig: sampledAs('CommonRules'),
        },
      ],
    });
    new CfnWebACLAssociation(this, 'Association', { webAclArn: acl.attrArn, resourceArn: props.apiStage.stageArn });
    new WebAclLog(this, 'Blocked', { ...props, acl });
  }
}

/** Keeps no samples of the requests that no rule matched: they are the requests of citizens and staff. */
function countedAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}

/**
 * The firewall keeps samples of the requests that the rule matched, for three hours. They show the IP address and the
 * path, so that operators can recognise an agency whose address was blocked by mistake.
 */
function sampledAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { ...countedAs(metricName), sampledRequestsEnabled: true };
}
