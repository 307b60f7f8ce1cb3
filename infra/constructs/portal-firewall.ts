import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { routes } from '../../shared/contracts/routes.ts';
import type { StageSettings } from '../stages.ts';
import { publicWrites } from './public-writes.ts';

interface PortalFirewallProps {
  readonly stage: StageSettings;
}

/**
 * The limits for each IP address, at the edge. The firewall in front of the API sees the addresses of CloudFront only,
 * so it cannot count for each citizen. AWS's common rules are applied there, to every request that reaches the API.
 */
export class PortalFirewall extends Construct {
  readonly acl: CfnWebACL;

  constructor(scope: Construct, id: string, { stage }: PortalFirewallProps) {
    super(scope, id);
    this.acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: countedAs('Requests'),
      rules: [
        limit(0, 'limit-public-writes', 'LimitPublicWrites', {
          limit: stage.addressPublicWritesPerFiveMinutes,
          scopeDownStatement: publicWrites(Object.values(routes)),
        }),
        limit(1, 'limit-per-address', 'LimitPerAddress', { limit: stage.addressRequestsPerFiveMinutes }),
      ],
    });
  }
}

function limit(
  priority: number,
  name: string,
  metricName: string,
  counted: Omit<CfnWebACL.RateBasedStatementProperty, 'aggregateKeyType'>,
): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    statement: { rateBasedStatement: { aggregateKeyType: 'IP', ...counted } },
    action: {
      block: { customResponse: { responseCode: 429, responseHeaders: [{ name: 'Retry-After', value: '300' }] } },
    },
    // The samples of what was blocked show the address, so that operators can recognise an agency.
    visibilityConfig: { ...countedAs(metricName), sampledRequestsEnabled: true },
  };
}

function countedAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}
