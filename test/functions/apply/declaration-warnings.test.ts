import { describe, expect, test } from 'vitest';
import { declarationWarnings } from '../../../functions/apply/declaration-warnings.ts';
import { anApplicationBody } from '../../support/applications.ts';

const declared = anApplicationBody();

describe('the warnings about a declaration', () => {
  test('are none where nothing looks mistyped', () => {
    expect(declarationWarnings(declared)).toEqual([]);
  });

  test('name every field that looks mistyped, at once, without repeating what was typed', () => {
    const accountNumber = `${declared.payee.accountNumber.slice(0, -1)}${declared.payee.accountNumber.endsWith('0') ? '1' : '0'}`;
    const warnings = declarationWarnings({
      certificate: { ...declared.certificate, number: 'Y123' },
      payee: { ...declared.payee, accountNumber },
    });
    expect(warnings.map(({ pointer }) => pointer)).toEqual(['/certificate/number', '/payee/accountNumber']);
    expect(JSON.stringify(warnings)).not.toMatch(/Y123|\d{16}/);
  });
});
