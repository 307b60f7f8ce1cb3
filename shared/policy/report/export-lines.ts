import { plainYuan } from '../../domain/batch-file.ts';
import type { Application } from '../../domain/case/application.ts';
import { beijingTime } from '../../domain/civil-date.ts';
import { csvLine, LINE_END } from '../../domain/csv.ts';
import { LEVEL_TEXT } from '../../domain/declared.ts';
import type { ExportKind } from '../../domain/export.ts';
import { dateOf, type Instant } from '../../domain/instant.ts';
import { maskIdNumber, maskName } from '../../domain/mask.ts';
import type { Payment, PaymentStatus } from '../../domain/payment.ts';
import { PHASE_TEXT } from '../../domain/phase-text.ts';

/** A case that is written into an export, with its payments, and the name of its agency. */
export interface CaseToExport {
  readonly application: Application;
  readonly payments: readonly Payment[];
  readonly agencyName: string;
}

const ofCase = ['经办机构', '申报编号', '第几次申报', '姓名', '公民身份号码', '职业（工种）', '等级'] as const;
const COLUMNS: Readonly<Record<ExportKind, readonly string[]>> = {
  PAYMENTS: [
    ...ofCase,
    '支付单号',
    '金额（元）',
    '状态',
    '下达时间',
    '结果时间',
    '银行流水号',
    '账号后四位',
    '退票原因',
  ],
  CASES: [...ofCase, '金额（元）', '环节', '提交时间', '拨付时间', '不予通过时间'],
};

/** As staff read them on the pages. */
const PAYMENT_TEXT: Readonly<Record<PaymentStatus, string>> = {
  REQUESTED: '尚无结果',
  PAID: '已入账',
  RETURNED: '已退票',
  CANCELLED: '已停止',
};

/** The first line of a file, which names its columns. */
export function exportHeading(kind: ExportKind): string {
  return `${csvLine(COLUMNS[kind])}${LINE_END}`;
}

/**
 * The lines of a case: one for each payment that was ordered by `asOf`, or one for the case. Names and ID numbers are
 * masked as on a notice, an account is its last four digits. Money is in yuan, times are Beijing's.
 */
export function exportLines(kind: ExportKind, exported: CaseToExport, asOf: Instant): readonly string[] {
  const cells = kind === 'PAYMENTS' ? paymentCells(exported, asOf) : [caseCells(exported)];
  return cells.map((line) => `${csvLine(line)}${LINE_END}`);
}

type Cells = readonly (string | number)[];

function cellsOfCase({ application, agencyName }: CaseToExport): Cells {
  const { applicationId, attempt, applicant, certificate, terms } = application;
  return [
    agencyName,
    applicationId,
    attempt,
    maskName(applicant.name, terms.maskStyle),
    maskIdNumber(applicant.idNumber),
    terms.occupation.name ?? certificate.occupationCode,
    LEVEL_TEXT[certificate.level],
  ];
}

function paymentCells(exported: CaseToExport, asOf: Instant): readonly Cells[] {
  return exported.payments
    .filter(({ requestedAt }) => requestedAt <= asOf)
    .map(({ paymentId, amountFen, status, requestedAt, settledAt, bankReference = '', payee, returnReason = '' }) => [
      ...cellsOfCase(exported),
      paymentId,
      plainYuan(amountFen),
      PAYMENT_TEXT[status],
      timeText(requestedAt),
      timeText(settledAt),
      bankReference,
      lastFour(payee.accountNumber),
      returnReason,
    ]);
}

function caseCells(exported: CaseToExport): Cells {
  const { application } = exported;
  return [
    ...cellsOfCase(exported),
    plainYuan(application.terms.amountFen),
    PHASE_TEXT[application.phase],
    timeText(application.submittedAt),
    timeText(application.phase === 'PAID' ? application.paidAt : undefined),
    timeText(application.phase === 'REJECTED' ? application.refusedAt : undefined),
  ];
}

/**
 * The end of an account number; nothing of one that is so short that it would be all of it. The asterisks make it text:
 * a spreadsheet would show 0019 as 19.
 *
 * @example lastFour('6299990000000000019') // ****0019
 */
function lastFour(accountNumber: string): string {
  return accountNumber.length > 4 ? `****${accountNumber.slice(-4)}` : '';
}

/** A time as a spreadsheet reads it. @example 2021-06-17 09:00:00 */
function timeText(instant: Instant | undefined): string {
  return instant === undefined ? '' : beijingTime(dateOf(instant)).slice(0, 19).replace('T', ' ');
}
