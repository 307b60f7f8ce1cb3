import { fen, yuan } from '../shared/domain/money.ts';
import { REASONS } from '../shared/policy/reasons.ts';
import type { ChangedCase, ReplaySum } from '../shared/policy/replay-sums.ts';

const KIND_TEXT = {
  AMOUNT: '金额变化',
  REFUSED: '不再符合条件',
  NOT_REFUSED: '不再因此不予通过（尚须审核）',
  CANNOT_BE_TOLD: '无法判断',
} as const;

/** One line on a case that a draft would change: which, what, how much, and by which clause. */
export function lineOf({
  applicationId,
  agency,
  month,
  kind,
  beforeFen,
  afterFen,
  reasons,
  clauses,
}: ChangedCase): string {
  const amounts = afterFen === null ? '' : `  ${yuan(beforeFen)} → ${yuan(afterFen)}`;
  const why = reasons.length > 0 ? `  ${reasons.map((code) => REASONS[code].message).join('')}` : '';
  const basis = clauses.length > 0 ? `  依据：${clauses.join('；')}` : '';
  return `${applicationId}  ${agency}  ${month}  ${KIND_TEXT[kind]}${amounts}${why}${basis}`;
}

/** One line on a month and agency. */
export function sumLineOf({ month, agency, cases, differenceFen, possibleFen, unknown }: ReplaySum): string {
  const sign = differenceFen < 0 ? '-' : '+';
  const possible = possibleFen > 0 ? `，另可能增加${yuan(fen(possibleFen))}` : '';
  return `${month}  ${agency}  ${cases}件  ${sign}${yuan(fen(Math.abs(differenceFen)))}${possible}，无法判断${unknown}件`;
}
