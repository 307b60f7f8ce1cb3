import type { RetentionRules } from '../retention.ts';

/**
 * How long the city keeps what it knows of people, whatever the programme.
 *
 * - Content: the longest time in which a decision can be taken to court (行政诉讼法 46 II). The law names no period for
 *   the files of a subsidy, so this one is a Default.
 * - Vouchers: 会计档案管理办法, annex 1; a period begins with the year after (article 14).
 * - Access records: Default.
 *
 * @source 个人信息保护法 19, 47: no longer than the purpose needs; then they are deleted
 */
export const dalianRetention: RetentionRules = { contentYears: 5, voucherYears: 30, accessYears: 3 };
