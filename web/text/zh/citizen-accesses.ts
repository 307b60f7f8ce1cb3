import type { AccessPurpose, AccessTarget } from '../../../shared/domain/access.ts';
import type { StaffRole } from '../../../shared/domain/actor.ts';
import type { Texts } from '../texts.ts';

const roles: Readonly<Record<StaffRole, string>> = {
  reviewer: '人工核验岗',
  'fund-reviewer': '资金审核岗',
  supervisor: '异议处理岗',
  payer: '拨付岗',
  auditor: '监督审计岗',
};
const targets: Readonly<Record<AccessTarget, string>> = {
  TASK: '查看了申报内容和核验结果',
  CASE_FILE: '查看了案卷',
  AUDIT_TRAIL: '查看了办理过程的记录',
  ACCESS_RECORDS: '查看了查阅记录',
  SEARCH_RESULT: '在查询结果中看到本件',
};
const purposes: Readonly<Record<AccessPurpose, string>> = {
  DECISION: '用于作出决定',
  CASE_WORK: '用于办理本件',
  SUPERVISION: '用于监督检查',
  SEARCH: '用于查询',
};

/** Who of the staff read an application, for its applicant. */
export const ownAccessesText = {
  title: '谁查看过我的申报',
  intro: '工作人员每次打开您的申报，都会留下记录。这里写明岗位、机构、时间和用途，不写姓名。',
  open: '查看记录',
  close: '收起记录',
  loading: '正在查询记录……',
  empty: '还没有工作人员查看过这件申报。',
  more: '更早的记录',
  roles,
  targets,
  purposes,
  sentence: (who: string, did: string, why: string) => `${who}${did}，${why}。`,
};
export type OwnAccessesText = Texts<typeof ownAccessesText>;
