import { bundleFunctions } from './bundle-functions.ts';
import { addPortalFiles } from './portal-files.ts';

/** Everything that the functions of a deployment consist of: their bundles, and the files of the portal beside them. */
export async function bundleService(): Promise<ReadonlyMap<string, string>> {
  const bundles = await bundleFunctions();
  await addPortalFiles(bundles);
  return bundles;
}
