import { describe, expect, test } from 'vitest';
import { certificateNumberWarning } from '../../../shared/domain/certificate-number.ts';

describe('a certificate number', () => {
  test.each([
    ['VOCATIONAL_QUALIFICATION', '2106000000300123'],
    ['SKILL_LEVEL', 'S000021020001213000001'],
    ['SKILL_LEVEL', 'Y002102000001213000001'],
    ['PROFESSIONAL_TECHNICAL', 'anything at all'],
  ] as const)('of category %s gets no warning as %s', (category, number) => {
    expect(certificateNumberWarning(category, number)).toBeUndefined();
  });

  test.each([
    ['VOCATIONAL_QUALIFICATION', '210600000030012'],
    ['VOCATIONAL_QUALIFICATION', 'S000021020001213000001'],
    ['SKILL_LEVEL', '2106000000300123'],
    ['SKILL_LEVEL', 'X000021020001213000001'],
    ['SKILL_LEVEL', 'S00002102000121300001'],
  ] as const)('of category %s gets a warning as %s that does not repeat the number', (category, number) => {
    const warning = certificateNumberWarning(category, number);
    expect(warning).toContain('请核对');
    expect(warning).not.toContain(number);
  });
});
