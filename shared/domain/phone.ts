/** A mainland mobile number: 11 digits. */
export const MOBILE_PATTERN = /^1[3-9]\d{9}$/;

/**
 * The 11 digits of a mainland mobile number that another system wrote with a country code, blanks or hyphens; undefined
 * for any other text.
 *
 * @example plainMobile('+86 139-0000-0000') // '13900000000'
 */
export function plainMobile(text: string): string | undefined {
  const digits = text.replace(/[\s\u3000()-]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return MOBILE_PATTERN.test(digits) ? digits : undefined;
}
