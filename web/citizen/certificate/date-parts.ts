export const PARTS = ['year', 'month', 'day'] as const;

/** A day as it is typed. */
export type DateParts = Readonly<Record<(typeof PARTS)[number], string>>;

export const NO_DATE: DateParts = { year: '', month: '', day: '' };

/**
 * What is typed as YYYY-MM-DD; undefined until all three are there. Whether there is such a day is for the rules to
 * say.
 *
 * @example dateOf({ year: '2021', month: '5', day: '20' }) // 2021-05-20
 */
export function dateOf({ year, month, day }: DateParts): string | undefined {
  const [y, m, d] = [year, month, day].map((part) => part.trim().normalize('NFKC'));
  if (!y || !m || !d) return undefined;
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}
