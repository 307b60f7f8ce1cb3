import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

/** How long keys are used without asking again: the longest a rotated key takes to reach a warm function. */
const freshForMilliseconds = 5 * 60 * 1000;

const integrationKeys = z.object({
  registers: z.string().min(1),
  bank: z.string().min(1),
  messages: z.string().min(1),
});

/** The HMAC key of each integration. */
export type IntegrationKeys = Readonly<z.infer<typeof integrationKeys>>;

export interface IntegrationSecretSettings {
  readonly secretArn: string;
  readonly client: Pick<SecretsManagerClient, 'send'>;
  readonly now: () => Date;
}

/**
 * A reader of the integrations' keys, to be made once per cold start.
 *
 * The keys are read on first use and again after five minutes; callers at the same moment share one read, and a read that
 * failed is forgotten, so the next caller tries again. The secret's content never appears in an error.
 *
 * @throws IntegrationSecretError where the secret is not `{"registers", "bank", "messages"}`, and the client's own errors
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

/** The secret exists but does not hold the integrations' keys; staff must mend it, a retry will not. */
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
