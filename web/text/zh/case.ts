import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import type { Texts } from '../texts.ts';
import { caseLabelsText } from './case-labels.ts';

const taskKinds: Readonly<Record<TaskKind, string>> = {
  MANUAL_VERIFICATION: '人工核验',
  FUND_REVIEW: '资金审核',
  OBJECTION_REVIEW: '异议复核',
  COMPLAINT: '情况反映核实',
  SUSPENSION_REVIEW: '暂停核实',
  PAYMENT_CONFIRMATION: '重新拨付确认',
  RECONSIDERATION: '复核申请',
  REVERSAL: '撤销原决定确认',
  VERIFICATION_SECOND_LOOK: '人工核验抽样复审',
  FUND_SECOND_LOOK: '资金审核抽样复审',
  DISAGREEMENT: '复审分歧核实',
  RECOVERY: '追缴决定',
  HEIRS_PAYEE: '继承人收款确认',
};

/** The words for a case at the desk: citizens do not read of tasks. */
export const caseText = { ...caseLabelsText, taskKinds };
export type CaseText = Texts<typeof caseText>;
