import { App } from 'aws-cdk-lib';
import commandLine from '../cdk.json' with { type: 'json' };
import { AccountStack } from './account-stack.ts';
import { PortalStack } from './portal-stack.ts';
import { stageNamed } from './stages.ts';
import { SubsidyStack } from './subsidy-stack.ts';

interface AppOptions {
  /** The folder of each function's bundle, by function name. */
  readonly bundles: ReadonlyMap<string, string>;
  /** The folder of the cloud assembly. The default is the folder that the CDK command line names. */
  readonly outdir?: string;
  /** The default is the stage of the command line (`-c stage=rehearsal`), or else production. */
  readonly stage?: string;
  /** Whether the portal gets a distribution. The default is what the command line says (`-c portal=cloudfront`). */
  readonly distributesPortal?: boolean;
  /**
   * Whether CDK validates the template against CloudFormation's schemas. This takes longer than all the rest, but a
   * deployment needs it.
   */
  readonly validatesTemplate?: boolean;
}

/**
 * The whole CDK app: the stack of one stage, the stack of what all stages in an account share, and, if asked for, the
 * stack of the portal's distribution. The command line,
 * the local run and the tests all build it here, so that they see the same stack.
 *
 * It names no account and no region, so synthesis needs no look-up in an account.
 *
 * @throws Error where the stage does not exist, or where a function of the stack has no bundle
 */
export function buildApp({ bundles, outdir, stage, distributesPortal, validatesTemplate = true }: AppOptions): {
  readonly app: App;
  readonly account: AccountStack;
  readonly stack: SubsidyStack;
  readonly portal: PortalStack | undefined;
} {
  // Only the command line reads cdk.json by itself. The local run and the tests need the same feature flags.
  const app = new App({
    outdir,
    analyticsReporting: false,
    builtinCloudFormationValidation: validatesTemplate,
    context: commandLine.context,
  });
  const settings = stageNamed(stage ?? app.node.tryGetContext('stage') ?? 'production');
  const account = new AccountStack(app, 'subsidy-account');
  const stack = new SubsidyStack(app, `subsidy-${settings.name}`, { stage: settings, bundles });
  // API Gateway refuses a stage with an access log before the account has a role for it.
  stack.addStackDependency(account, 'The access log of the API needs the log role of the account');
  // The other stacks are for every partition, and this one is not. So it is made only where somebody asks for it.
  const asked = distributesPortal ?? app.node.tryGetContext('portal') === 'cloudfront';
  const portal = asked ? new PortalStack(app, `subsidy-${settings.name}-portal`, { stage: settings }) : undefined;
  return { app, account, stack, portal };
}
