import type { CertificateCategory } from './declared.ts';

const USUAL_FORM: Readonly<Record<CertificateCategory, { readonly pattern: RegExp; readonly warning: string } | null>> =
  {
    VOCATIONAL_QUALIFICATION: {
      pattern: /^\d{16}$/,
      warning: '证书编号与职业资格证书的常见格式（16位数字）不一致，请核对',
    },
    SKILL_LEVEL: {
      pattern: /^[YS][0-9A-Z]{21}$/,
      warning: '证书编号与职业技能等级证书的常见格式（22位，首位为Y或S）不一致，请核对',
    },
    PROFESSIONAL_TECHNICAL: null,
  };

/**
 * A warning about a certificate number, in Chinese and without the number itself; undefined where there is none.
 *
 * Formats have changed over the years, so an unusual number is a warning and never a refusal.
 */
export function certificateNumberWarning(category: CertificateCategory, number: string): string | undefined {
  const usual = USUAL_FORM[category];
  return usual === null || usual.pattern.test(number) ? undefined : usual.warning;
}
