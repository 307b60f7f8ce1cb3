import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';

/** How long keys are used without reading them again: at most so long a rotated key takes to reach a warm function. */
const freshForMilliseconds = 5 * 60 * 1000;

const integrationKeys = z.object({
  registers: z.string().check(z.minLength(1)),
  bank: z.string().check(z.minLength(1)),
  messages: z.string().check(z.minLength(1)),
});

/** The HMAC key of each integration. */
export type IntegrationKeys = Readonly<z.infer<typeof integrationKeys>>;

export interface IntegrationSecretSettings {
  readonly secretArn: string;
  readonly client: Pick<SecretsManagerClient, 'send'>;
  readonly now: () => Date;
}

/**
 * A reader of the integrations' keys; make it once per cold start.
 *
 * The keys are read on first use and again after five minutes. Calls at the same moment share one read. A failed read
 * is not kept, so the next call reads again. No error holds the content of the secret.
 *
 * @throws IntegrationSecretError where the secret is not `{"registers", "bank", "messages"}`, and the client's own
 * errors
 */
export function integrationSecret(settings: IntegrationSecretSettings): () => Promise<IntegrationKeys> {
  let cached: { readonly keys: Promise<IntegrationKeys>; readonly freshUntil: number } | undefined;

  return () => {
    const time = settings.now().getTime();
    if (cached !== undefined && time < cached.freshUntil) return cached.keys;
    const entry = { keys: readKeys(settings), freshUntil: time + freshForMilliseconds };
    cached = entry;
    entry.keys.catch(() => {
      if (cached === entry) cached = undefined;
    });
    return entry.keys;
  };
}

/**
 * The secret exists but does not hold the integrations' keys. A new try does not help: an operator must correct the
 * secret.
 */
export class IntegrationSecretError extends Error {
  override readonly name = 'IntegrationSecretError';
}

async function readKeys({ client, secretArn }: IntegrationSecretSettings): Promise<IntegrationKeys> {
  const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  const keys = integrationKeys.safeParse(parseJson(text ?? ''));
  if (!keys.success)
    throw new IntegrationSecretError('The integration secret does not hold the keys of the integrations.');
  return keys.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
