import { App } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { stageNamed } from './stages.ts';
import { SubsidyStack } from './subsidy-stack.ts';

interface AppOptions {
  /** The folder of each function's bundle, by function name. */
  readonly bundles: ReadonlyMap<string, string>;
  /** Where the cloud assembly is written; without it, where the CDK command line says. */
  readonly outdir?: string;
  /** Without it, production or what the command line says by `-c stage=rehearsal`. */
  readonly stage?: string;
  /** Whether CDK holds the template against CloudFormation's schemas, which takes longer than all the rest. Before a deployment it must. */
  readonly validatesTemplate?: boolean;
}

/**
 * The whole CDK app. The command line, the local run and the tests all build it here, so they see the same stack.
 *
 * It names no account and no region, so synthesis looks nothing up.
 *
 * @throws Error for a stage that does not exist, or a function of the stack without a bundle
 */
export function buildApp({ bundles, outdir, stage, validatesTemplate = true }: AppOptions): {
  readonly app: App;
  readonly stack: SubsidyStack;
} {
  // The flags are set here and not in cdk.json, which only the command line reads.
  const app = new App({
    outdir,
    analyticsReporting: false,
    builtinCloudFormationValidation: validatesTemplate,
    context: recommendedFlags,
  });
  const settings = stageNamed(stage ?? app.node.tryGetContext('stage') ?? 'production');
  return { app, stack: new SubsidyStack(app, `subsidy-${settings.name}`, { stage: settings, bundles }) };
}
