import * as z from 'zod/mini';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES } from '../domain/declared.ts';
import { EMPLOYMENT_CONDITIONS } from '../domain/finding.ts';
import { fenSchema } from '../domain/money.ts';
import { civilDateField, levelField, occupationCodeField, textField } from './fields.ts';
import { schema } from './schema.ts';

const count = (label: string, maximum: number) => {
  const message = `${label}应为1至${maximum}的整数`;
  return z.int(message).check(z.minimum(1, message), z.maximum(maximum, message));
};
const day = (label: string) => z.pipe(z.string(`请填写${label}，如 2021-05-20`), civilDateField);
const UNKNOWN = '无法识别的栏目，请删除；草案只能修改影响结论或金额的栏目';
const unknownFigure = {
  error: ({ code }: { readonly code: string }) => (code === 'unrecognized_keys' ? UNKNOWN : undefined),
};
const occupations = () => z.array(occupationCodeField, '应为职业编码的列表').check(z.maxLength(2000, '职业过多'));
const amountMessage = '补贴金额应为不小于0的整数，单位为分；0表示该等级不再补贴';

/** The figures of a policy on which a decision or an amount depends, as a policy officer writes them. */
const figures = /* @__PURE__ */ schema(() =>
  z.strictObject(
    {
      issuedFrom: day('证书核发日期的起始日'),
      issuedTo: day('证书核发日期的截止日'),
      monthsToApply: count('申报期限的月数', 120),
      amounts: z
        .array(
          z.strictObject(
            {
              level: levelField,
              amountFen: z.pipe(z.int(amountMessage).check(z.minimum(0, amountMessage)), fenSchema),
            },
            unknownFigure,
          ),
          '应为各等级补贴金额的列表',
        )
        .check(z.minLength(1, '请填写各等级的补贴金额'), z.maxLength(5, '每个等级只填一次')),
      annualLimit: z.nullable(count('每年次数', 100)),
      eligibleApplicantCategories: z.array(z.enum(APPLICANT_CATEGORIES, '不是有效的人员类别'), '应为人员类别的列表'),
      certificateCategories: z.array(z.enum(CERTIFICATE_CATEGORIES, '不是有效的证书类别'), '应为证书类别的列表'),
      employmentConditions: z.array(z.enum(EMPLOYMENT_CONDITIONS, '不是有效的用工条件'), '应为用工条件的列表'),
      insuredMonths: z
        .int('失业保险缴费月数应为整数')
        .check(z.minimum(0, '失业保险缴费月数不能小于0'), z.maximum(720, '失业保险缴费月数不能超过720')),
      /** Occupations that are no longer subsidised, by their 2022 code. */
      occupationsExcept: occupations(),
    },
    unknownFigure,
  ),
);

/**
 * A draft of a policy: the policy that it would replace, the figures that it would change, and the clause behind each
 * of them. What it does not name stays as it is.
 */
export const policyDraft = /* @__PURE__ */ schema(() =>
  z.extend(z.partial(figures), {
    basedOn: z
      .string('请填写 basedOn：所修改的政策编号，如 dalian-2019-2021')
      .check(z.regex(/^[a-z0-9-]{1,60}$/, '政策编号应为小写字母、数字和连字符')),
    title: z.optional(textField('政策名称', 2, 100)),
    sources: z.record(z.string(), textField('政策依据', 4, 300), '请填写 sources：每项修改的政策依据'),
  }),
);
export type PolicyDraft = z.output<typeof policyDraft>;
