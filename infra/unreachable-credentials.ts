/**
 * Replaces, in the bundles, the credential providers that a Lambda never uses: profiles, single sign-on, processes, web
 * identities, instance metadata. A Lambda has its credentials in the environment, and so does the local run. This saves
 * about 90 kB in every bundle.
 */
function unreachable(): never {
  throw new Error(
    'No credentials in the environment. The bundled functions read AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only, ' +
      'and those only while AWS_PROFILE is not set.',
  );
}

export const fromContainerMetadata = unreachable;
export const fromHttp = unreachable;
export const fromIni = unreachable;
export const fromInstanceMetadata = unreachable;
export const fromLoginCredentials = unreachable;
export const fromProcess = unreachable;
export const fromSSO = unreachable;
export const fromTokenFile = unreachable;
export const ENV_CMDS_FULL_URI = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
export const ENV_CMDS_RELATIVE_URI = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
