import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

interface PortalLogProps {
  readonly stage: StageSettings;
  readonly distribution: Distribution;
}

/** What the log has of a request. As in the log of the API, no IP address and no path, which contains ids. */
const FIELDS = ['date', 'time', 'cs-method', 'sc-status', 'x-edge-result-type', 'time-taken', 'sc-bytes'];

/** The log of the distribution: one line for each request, with its outcome. */
export function portalLog(scope: Construct, { stage, distribution }: PortalLogProps): void {
  const within = new Construct(scope, 'Log');
  const group = new LogGroup(within, 'Requests', {
    retention: stage.logRetention,
    removalPolicy: stage.removalPolicy,
  });
  const name = `subsidy-${stage.name}-portal`;
  const source = new CfnDeliverySource(within, 'Source', {
    name,
    logType: 'ACCESS_LOGS',
    resourceArn: distribution.distributionArn,
  });
  const destination = new CfnDeliveryDestination(within, 'Destination', {
    name,
    destinationResourceArn: group.logGroupArn,
    outputFormat: 'json',
  });
  const delivery = new CfnDelivery(within, 'Delivery', {
    deliverySourceName: source.name,
    deliveryDestinationArn: destination.attrArn,
    recordFields: FIELDS,
  });
  delivery.addResourceDependency(source);
}
