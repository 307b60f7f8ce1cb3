import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { IntegrationSecretError, integrationSecret } from '../../../shared/ports/integration-secret.ts';

const keys = { registers: 'key-r', bank: 'key-b', messages: 'key-m' };
const secretArn = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:integrations';

function aSecret() {
  const client = new SecretsManagerClient({ region: 'eu-west-1' });
  const secretsManager = mockClient(client);
  const clock = { now: new Date('2021-06-16T01:00:00Z') };
  return { secretsManager, clock, read: integrationSecret({ secretArn, client, now: () => clock.now }) };
}

describe('the integration secret', () => {
  it('is read once for callers of five minutes, also for those at the same moment', async () => {
    const { secretsManager, clock, read } = aSecret();
    secretsManager.on(GetSecretValueCommand, { SecretId: secretArn }).resolves({ SecretString: JSON.stringify(keys) });
    expect(await Promise.all([read(), read()])).toEqual([keys, keys]);
    clock.now = new Date('2021-06-16T01:04:59.999Z');
    expect(await read()).toEqual(keys);
    expect(secretsManager.calls()).toHaveLength(1);
  });

  it('is read again after five minutes, so that a rotated key takes effect', async () => {
    const { secretsManager, clock, read } = aSecret();
    const rotated = { ...keys, bank: 'rotated' };
    secretsManager
      .on(GetSecretValueCommand)
      .resolvesOnce({ SecretString: JSON.stringify(keys) })
      .resolves({ SecretString: JSON.stringify(rotated) });
    await read();
    clock.now = new Date('2021-06-16T01:05:00Z');
    expect(await read()).toEqual(rotated);
  });

  it('is asked for again after a failure', async () => {
    const { secretsManager, read } = aSecret();
    secretsManager
      .on(GetSecretValueCommand)
      .rejectsOnce(new Error('throttled'))
      .resolves({ SecretString: JSON.stringify(keys) });
    await expect(read()).rejects.toThrow('throttled');
    expect(await read()).toEqual(keys);
  });

  it.each([undefined, '', 'plain-text-key', '{"registers":"key-r"}', JSON.stringify({ ...keys, bank: '' })])(
    'that holds %j is an error which does not repeat it',
    async (text) => {
      const { secretsManager, read } = aSecret();
      secretsManager.on(GetSecretValueCommand).resolves({ SecretString: text });
      const error = await read().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(IntegrationSecretError);
      expect(String(error)).not.toContain('key-');
    },
  );
});
