import * as z from 'zod/mini';
import type { ErrorCode } from '../domain/errors.ts';
import { REASON_CODES } from '../domain/reason-code.ts';
import type { ProblemKind } from './problem-kind.ts';
import { schema } from './schema.ts';

export const reasonView = /* @__PURE__ */ schema(() =>
  z.object({
    code: z.enum(REASON_CODES),
    message: z.string(),
    legalBasis: z.string(),
    correctable: z.boolean(),
    explanation: z.optional(z.string()),
    appeal: z.optional(z.string()),
  }),
);

/** How a refusal can be challenged, where, and by when. Only refusals carry it. */
export const remediesView = /* @__PURE__ */ schema(() =>
  z.object({
    agency: z.string(),
    phone: z.string(),
    reviewDays: z.int(),
    reconsiderationOrgan: z.string(),
    reconsiderationDays: z.int(),
    litigationMonths: z.int(),
  }),
);

export const problemView = /* @__PURE__ */ schema(() =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.optional(z.array(z.object({ pointer: z.string(), message: z.string() }))),
    reasons: z.optional(z.array(reasonView)),
    remedies: z.optional(remediesView),
    receiptNumber: z.optional(z.string()).check(z.meta({ description: '不予受理回执编号，凭此可在两年内查询' })),
  }),
);

function problem(status: number, slug: string, title: string, detail: string): ProblemKind {
  return { status, slug, title, detail };
}

/** The answer to each error code: status, slug, title, detail; a code without an entry does not compile. */
export const PROBLEMS: Readonly<Record<ErrorCode, ProblemKind>> = {
  VALIDATION: problem(400, 'validation', '填写内容有误', '以下内容填写有误，请逐项更正后重新提交。'),
  MALFORMED_JSON: problem(400, 'malformed-json', '请求格式错误', '请求内容不是有效的 JSON。'),
  BODY_TOO_LARGE: problem(413, 'body-too-large', '请求内容过大', '请求内容不得超过 64 KiB。'),
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    slug: 'unsupported-media-type',
    title: '不支持的内容类型',
    detail: ({ bodyType }) => `请以 Content-Type: ${bodyType} 提交。`,
  },
  SIGNATURE_INVALID: problem(401, 'signature', '签名无效', '签名缺失、不正确，或时间戳与当前时间相差超过 5 分钟。'),
  TOKEN_INVALID: {
    status: 401,
    slug: 'unauthorized',
    title: '未登录或登录已失效',
    detail: '请重新登录后重试。',
    challenge: 'Bearer',
  },
  WRONG_KIND_OF_CALLER: problem(403, 'forbidden', '无权访问', '您的登录身份不能使用此功能。'),
  WRONG_PERSON: problem(403, 'wrong-person', '只能为本人办理', '填写的身份证号码与登录身份不一致，只能为本人申报。'),
  WRONG_ROLE: problem(403, 'wrong-role', '岗位权限不符', '您的岗位不能办理或查阅此事项。'),
  WRONG_AGENCY: problem(403, 'wrong-agency', '不属于本机构', '此事项由其他经办机构办理。'),
  OWN_APPLICATION: problem(
    403,
    'own-application',
    '应当回避',
    '不能办理本人（或与本人同名者）的申报，请由其他人员办理。',
  ),
  OWN_OBJECTION: problem(403, 'own-objection', '应当回避', '您（或与您同名者）提出了该异议，请由其他人员办理。'),
  SECOND_STAGE: problem(
    403,
    'separation-of-duties',
    '岗位分离',
    '您已参与过此件的其他环节（包括窗口录入、提请），同一人不得办理同一件申报的两个环节。',
  ),
  NOT_CLAIMANT: problem(403, 'not-claimant', '非本人认领', '只有认领人、其代办人或主管可以退回、转交此事项。'),
  DEPUTY_BARRED: problem(
    403,
    'deputy-barred',
    '代办应当回避',
    '您正代离岗人员办理此类事项，该人员已办理过此件或应当回避，请由其他人员办理。',
  ),
  NOT_FOUND: { status: 404, slug: 'not-found', title: '未找到', detail: '没有找到您要查询的内容。' },
  NOTICE_GONE: problem(410, 'notice-closed', '公示已结束', '公示期已满，名单不再公开。'),
  CONTENT_REMOVED: problem(410, 'content-removed', '内容已删除', '此件保存期限已满，内容已依法删除，不能再办理。'),
  ALREADY_APPLIED: problem(409, 'not-again', '不能再次申报', '按政策规定，目前不能再次提交本项申报，原因如下。'),
  WRONG_PHASE: problem(
    409,
    'wrong-phase',
    '当前环节不能办理此项操作',
    '当前环节不能办理此项操作。请刷新后查看最新进度。',
  ),
  CLAIMED: {
    status: 409,
    slug: 'claimed',
    title: '已被认领',
    detail: ({ claimant = '' }) => `此事项已由${claimant}认领。`,
  },
  WINDOW_CLOSED: {
    status: 409,
    slug: 'window-closed',
    title: '不在公示期内',
    detail: ({ supervisionPhone = '' }) =>
      `公示期已满，不再受理异议；如有情况反映，请致电监督电话${supervisionPhone}。`,
  },
  ALREADY_OBJECTED: problem(
    409,
    'already-objected',
    '已提出过异议',
    '您已对该公示对象提出异议，可凭回执查询办理情况。',
  ),
  ALREADY_RECONSIDERED: problem(409, 'already-reconsidered', '已申请过复核', '您已对该决定申请过复核，不能重复申请。'),
  ALREADY_EXTENDED: problem(409, 'already-extended', '已延长过期限', '此事项的办理期限已延长过一次，不能再次延长。'),
  STATEMENT_MADE: problem(409, 'statement-made', '已提交陈述', '您已提交过陈述意见，不能再次提交。'),
  TIME_OVER: problem(409, 'time-over', '期限已过', '办理此项的期限已过，如有疑问请联系经办机构。'),
  CORRECTIONS_USED_UP: problem(409, 'corrections-used-up', '补正次数已满', '本环节补正次数已达上限，请直接作出决定。'),
  HANDOVERS_USED_UP: problem(
    409,
    'handovers-used-up',
    '移送次数已满',
    '此件已在经办机构之间移送并退回过，不能再次移送，请报市级经办机构决定。',
  ),
  DECIDED_OTHERWISE: problem(409, 'already-decided', '已有不同决定', '此事项已作出不同的决定，不能更改。'),
  PAYMENT_CONTRADICTION: problem(
    409,
    'payment-contradiction',
    '拨付结果矛盾',
    '此笔拨付已有不同的结果，本次回报未采用，已通知值班人员核查。',
  ),
  POLICY_REFUSED: problem(422, 'policy', '不符合申报条件', '经初步核验，本次申报不符合受理条件，不予受理，原因如下。'),
  OWN_ENTRY: problem(422, 'own-entry', '不能对本人提出异议', '公示对象是您本人，如有疑问请联系经办机构。'),
  REPORT_TOO_LARGE: problem(
    422,
    'report-too-large',
    '范围过大',
    '所选范围的内容超出一次可答复的数量，请缩短期间、指定经办机构，或改用导出。',
  ),
  INCOMPLETE: problem(422, 'incomplete', '案卷信息不全', '尚未查明用人单位，不能通过资金审核。'),
  IDEMPOTENCY_KEY_REUSED: problem(
    422,
    'idempotency-key-reused',
    '幂等键重复使用',
    '同一 Idempotency-Key 已用于内容不同的请求，请更换后重试。',
  ),
  TOO_MANY_PHONE_CODES: {
    status: 429,
    slug: 'too-many-requests',
    title: '获取验证码过于频繁',
    detail: '同一手机号码两次获取验证码须间隔60秒，每日最多5次，请稍后再试。',
    retryAfter: 60,
  },
  TOO_MANY_SUBMISSIONS: {
    status: 429,
    slug: 'too-many-requests',
    title: '今日申报次数已满',
    detail: '您今日提交补贴申报的次数已达上限（撤回的申报也计算在内），请明日再提交。',
    retryAfter: 3600,
  },
  DEPENDENCY_DOWN: {
    status: 503,
    slug: 'dependency-down',
    title: '服务暂时不可用',
    detail: '系统繁忙，本次提交尚未受理，请稍后重试；重复提交不会重复受理。',
    retryAfter: 30,
  },
  ACCESS_UNRECORDED: {
    status: 503,
    slug: 'access-unrecorded',
    title: '查阅未能登记',
    detail: '本次查阅未能登记，暂不能显示案卷内容，请稍后重试。',
    retryAfter: 30,
  },
  WRITE_CONFLICT: {
    status: 503,
    slug: 'busy',
    title: '系统繁忙',
    detail: '同一时间有多个请求在办理此件，请稍后重试。',
    retryAfter: 2,
  },
};

/** The answer to a failure that has no code; it says nothing of the cause. */
export const UNEXPECTED_PROBLEM: ProblemKind = {
  status: 500,
  slug: 'internal',
  title: '系统内部错误',
  detail: '系统出现未预料的错误，已记录。请稍后重试，或凭 instance 编号联系经办机构。',
};
