import type { Language } from '../../shared/contracts/portal-pages.ts';

/** All times are Beijing time, whatever the zone of the device. */
const BEIJING = { timeZone: 'Asia/Shanghai' } as const;
const MIDNIGHT_AFTER = 24 * 60 * 60 * 1000;

/**
 * A day.
 *
 * @param date YYYY-MM-DD
 * @example dayText('2021-06-28', 'zh') // 2021年6月28日
 */
export function dayText(date: string, language: Language): string {
  return dayOf(new Date(`${date}T00:00:00+08:00`), language);
}

/**
 * A month.
 *
 * @param month YYYY-MM
 * @example monthText('2021-06', 'zh') // 2021年6月
 */
export function monthText(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    ...BEIJING,
    year: 'numeric',
    month: 'long',
  }).format(new Date(`${month}-01T00:00:00+08:00`));
}

/**
 * A moment, to the minute.
 *
 * @param instant RFC 3339, as the API gives it
 * @example timeText('2021-06-17T09:00:00+08:00', 'zh') // 2021年6月17日 09:00
 */
export function timeText(instant: string, language: Language): string {
  const at = new Date(instant);
  return `${dayOf(at, language)} ${clockOf(at)}`;
}

/**
 * The end of a period. The API gives the first moment after it; a period that ends with a day ends at its 24:00.
 *
 * @example endText('2021-06-29T00:00:00+08:00', 'zh') // 2021年6月28日 24:00
 */
export function endText(instant: string, language: Language): string {
  const at = new Date(instant);
  if (clockOf(at) !== '00:00') return timeText(instant, language);
  return `${dayOf(new Date(at.getTime() - MIDNIGHT_AFTER), language)} 24:00`;
}

/** @example moneyText(250000) // ¥2,500.00 */
export function moneyText(amountFen: number): string {
  return new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' }).format(amountFen / 100);
}

export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en').format(value);
}

/** @example listText(['姓名', '证书编号'], 'zh') // 姓名、证书编号 */
export function listText(values: readonly string[], language: Language): string {
  return values.join(language === 'zh' ? '、' : ', ');
}

/**
 * One of our ids in groups of four, so that it can be read out.
 *
 * @example idText('V072167SSB76KD9M') // V072 167S SB76 KD9M
 */
export function idText(id: string): string {
  return id.replace(/(.{4})(?=.)/g, '$1 ');
}

function dayOf(at: Date, language: Language): string {
  if (language === 'en') return new Intl.DateTimeFormat('en-CA', { ...BEIJING, dateStyle: 'short' }).format(at);
  return new Intl.DateTimeFormat('zh-CN', { ...BEIJING, year: 'numeric', month: 'long', day: 'numeric' }).format(at);
}

function clockOf(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { ...BEIJING, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
}
