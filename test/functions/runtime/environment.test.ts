import { afterEach, describe, expect, test, vi } from 'vitest';
import { environment } from '../../../functions/runtime/environment.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the environment of a function', () => {
  test('holds the variables it asked for and no other', () => {
    vi.stubEnv('TABLE_NAME', 'subsidy');
    vi.stubEnv('BANK_URL', 'https://bank.example');
    expect(environment('TABLE_NAME')).toEqual({ TABLE_NAME: 'subsidy' });
  });

  test('that lacks variables, or has them empty, is a fault that names them all', () => {
    vi.stubEnv('TABLE_NAME', 'subsidy');
    vi.stubEnv('BANK_URL', '');
    vi.stubEnv('WORKFLOW_ARN', undefined);
    expect(() => environment('TABLE_NAME', 'BANK_URL', 'WORKFLOW_ARN')).toThrow(
      /^Environment: BANK_URL, WORKFLOW_ARN missing$/,
    );
  });
});
