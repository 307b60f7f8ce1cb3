import { LOCAL_REGION } from '../stack/resolve-intrinsics.ts';

/** Variables of a developer's machine that could lead the SDK to a real account, or past the local addresses. */
const MISLEADING = ['AWS_PROFILE', 'AWS_ENDPOINT_URL', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'AWS_SESSION_TOKEN'];

/**
 * Sets the environment that the SDK finds in a Lambda, for this process, with the local services in place of AWS's.
 *
 * If `DYNAMODB_ENDPOINT` names another database, the region and credentials of the environment remain, because that
 * database may check them.
 *
 * @returns a function that restores the environment
 */
export function setLambdaEnvironment(endpoints: { readonly table: string; readonly services: string }): () => void {
  const own = process.env.DYNAMODB_ENDPOINT === undefined ? {} : process.env;
  const nowhere = '/dev/null';
  const values: Readonly<Record<string, string | undefined>> = {
    ...Object.fromEntries(MISLEADING.map((name) => [name, undefined])),
    AWS_SESSION_TOKEN: own.AWS_SESSION_TOKEN,
    AWS_REGION: own.AWS_REGION ?? LOCAL_REGION,
    AWS_ACCESS_KEY_ID: own.AWS_ACCESS_KEY_ID ?? 'local',
    AWS_SECRET_ACCESS_KEY: own.AWS_SECRET_ACCESS_KEY ?? 'local',
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.table,
    AWS_ENDPOINT_URL_S3: endpoints.services,
    AWS_ENDPOINT_URL_SFN: endpoints.services,
    AWS_ENDPOINT_URL_SQS: endpoints.services,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.services,
  };
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  setAll(Object.entries(values));
  return () => setAll(before);
}

function setAll(values: readonly (readonly [string, string | undefined])[]): void {
  for (const [name, value] of values) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
