import type { Language } from '../../../shared/contracts/portal-pages.ts';

/**
 * A number in few characters, for the axis of a chart.
 *
 * @example shortNumberText(2_500_000, 'zh') // 250万
 */
export function shortNumberText(value: number, language: Language): string {
  const tag = language === 'zh' ? 'zh-CN' : 'en';
  return new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** @example percentText(12.5, 'zh') // 12.5% */
export function percentText(percent: number, language: Language): string {
  const tag = language === 'zh' ? 'zh-CN' : 'en';
  return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100);
}
