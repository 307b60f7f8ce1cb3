import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { bundleService } from './bundle-service.ts';

/**
 * Synthesises the production stack into a folder, without the CDK command line, an account or a network.
 *
 * The bundle of a function is `asset.<hash>/index.mjs` in the assembly folder, where `<hash>.zip` is the function's
 * `Code.S3Key`.
 *
 * @param outdir the folder of the cloud assembly; created if it does not exist
 * @throws Error where a function of the stack has no handler file, or a handler does not compile
 */
export async function synthesise(outdir: string): Promise<{
  readonly templatePath: string;
  readonly assemblyFolder: string;
}> {
  const { app, stack } = buildApp({
    outdir,
    stage: 'production',
    validatesTemplate: false,
    bundles: await bundleService(),
  });
  const assembly = app.synth();
  return { templatePath: join(assembly.directory, stack.templateFile), assemblyFolder: assembly.directory };
}
