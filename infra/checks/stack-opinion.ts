import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

interface PluginReport {
  readonly violations: readonly { readonly ruleName: string }[];
}

/**
 * What cdk-nag's rules of AWS Solutions find in the stacks of an app. A rule that does not apply here is acknowledged
 * where the construct is made, with the reason.
 *
 * The app is synthesised, and CDK prints the findings with the place of each construct.
 *
 * @returns the ids of the rules that the stacks break; empty where there is no finding
 * @throws Error where the synthesis fails for another reason
 */
export function stackOpinion(app: App): readonly string[] {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
    return [];
  } catch (error) {
    const rules = brokenRules(app.outdir);
    if (rules.length > 0) return rules;
    throw error;
  }
}

function brokenRules(assemblyFolder: string): readonly string[] {
  const { pluginReports }: { readonly pluginReports: readonly PluginReport[] } = JSON.parse(
    readFileSync(join(assemblyFolder, 'validation-report.json'), 'utf8'),
  );
  return [...new Set(pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName)))].sort();
}
