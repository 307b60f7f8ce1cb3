import { type CivilDate, civilDate } from '../domain/civil-date.ts';
import type { RecoveryGround } from '../domain/recovery.ts';

/** Why money is asked back, in words. */
export const RECOVERY_GROUND_TEXT: Readonly<Record<RecoveryGround, string>> = {
  OVERPAID: '多发补贴',
  NOT_ENTITLED: '不符合享受条件',
  FALSE_DECLARATION: '虚假申报',
  DUPLICATE: '重复享受',
};

const CIVIL_CODE_FROM = /* @__PURE__ */ civilDate('2021-01-01');
const HANDLING_RULES_FROM = /* @__PURE__ */ civilDate('2023-12-01');

/**
 * The law on which money is asked back on a day. A statute is named only for the time it is in force.
 *
 * @source 民法典 985–988, 188; before 2021: 民法总则 122, 188; since 2023-12-01 also 社会保险经办条例 46, 55
 */
export function recoveryBasis(ground: RecoveryGround, on: CivilDate): string {
  const [unjust, limitation] =
    on < CIVIL_CODE_FROM
      ? ['《中华人民共和国民法总则》第一百二十二条', '《中华人民共和国民法总则》第一百八十八条']
      : ['《中华人民共和国民法典》第九百八十五条至第九百八十八条', '《中华人民共和国民法典》第一百八十八条'];
  const article = ground === 'FALSE_DECLARATION' ? '第五十五条' : '第四十六条';
  const handling = on < HANDLING_RULES_FROM ? '' : `、《社会保险经办条例》${article}`;
  return `${unjust}${handling}；请求返还的诉讼时效为三年（${limitation}）`;
}
