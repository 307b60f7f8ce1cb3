/** How names appear on a public notice: which characters stay readable. */
export const MASK_STYLES = ['FIRST_AND_LAST_CHARACTER', 'FIRST_CHARACTER'] as const;
export type MaskStyle = (typeof MASK_STYLES)[number];

// The compound surnames of the classical list and those still met today.
// Built in a function marked pure, so that bundles without a form of address leave the list out.
const COMPOUND_SURNAMES: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    (
      '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 ' +
      '钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 ' +
      '呼延 东郭 南门 羊舌 微生 梁丘 左丘 西门 第五 南荣 东里 仲长 即墨 达奚 褚师 纳兰 爱新觉罗 叶赫那拉'
    ).split(' '),
  ))();

/**
 * A name as a public notice shows it, as many characters as it has.
 *
 * FIRST_AND_LAST_CHARACTER: of two characters the first (张*), of three and more the first and the last (张*三, 欧**雪).
 * FIRST_CHARACTER: the first alone. A name of one character is hidden whole.
 *
 * @source domain rules, notice entry; the style is policy data
 */
export function maskName(name: string, style: MaskStyle = 'FIRST_AND_LAST_CHARACTER'): string {
  const characters = [...name.trim()];
  if (characters.length < 2) return '*'.repeat(characters.length);
  const hasLast = style === 'FIRST_AND_LAST_CHARACTER' && characters.length > 2;
  const hidden = '*'.repeat(characters.length - (hasLast ? 2 : 1));
  return `${characters[0]}${hidden}${hasLast ? characters.at(-1) : ''}`;
}

/** An 18-character ID number as a public notice shows it: the first 6, eight asterisks, the last 4. */
export function maskIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`;
}

/** An account number with all but its last 4 digits hidden; with 4 digits or fewer, all of them. */
export function maskAccountNumber(accountNumber: string): string {
  const shown = accountNumber.length > 4 ? 4 : 0;
  return '*'.repeat(accountNumber.length - shown) + accountNumber.slice(accountNumber.length - shown);
}

/**
 * The surname of a Chinese name, for a form of address: two characters or more for a compound surname (欧阳), else one.
 *
 * A name written with a separating dot carries no Chinese surname; its first character is all that is given.
 */
export function surname(name: string): string {
  const characters = [...name.trim()];
  const longest = [4, 2].find(
    (length) => characters.length > length && COMPOUND_SURNAMES.has(characters.slice(0, length).join('')),
  );
  return characters.slice(0, longest ?? 1).join('');
}
