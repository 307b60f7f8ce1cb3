import * as z from 'zod/mini';
import { now } from '../clock.ts';
import { AGENCY_CODE_PATTERN } from '../domain/agency-code.ts';
import { beijingDate, civilDateSchema } from '../domain/civil-date.ts';
import { LEVELS } from '../domain/declared.ts';
import { idNumberProblemText, parseIdNumber } from '../domain/id-number.ts';
import { instantOf, instantSchema } from '../domain/instant.ts';
import { type Fen, fen } from '../domain/money.ts';
import { MOBILE_PATTERN } from '../domain/phone.ts';
import { schema } from './schema.ts';

/**
 * A calendar day YYYY-MM-DD from 1900 to 2100. Computing with days further off would leave the four-digit years, in
 * which days are compared and stored.
 */
export const civilDateField = /* @__PURE__ */ schema(() =>
  civilDateSchema.check(
    z.regex(/^(19|20)\d\d-|^2100-/, '日期应在1900年至2100年之间'),
    z.meta({ format: 'date', example: '2021-05-20' }),
  ),
);

const MOMENT = /^(19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

const isRealDay = (text: string): boolean => civilDateSchema.safeParse(text.slice(0, 10)).success;

/** A moment with its offset from UTC, as RFC 3339 has it; to the second or finer. */
export const momentField = /* @__PURE__ */ schema(() =>
  z.pipe(
    z.string('请填写收到时间，如 2021-06-17T09:00:00+08:00。').check(
      z.regex(MOMENT, { error: '时间格式应为 2021-06-17T09:00:00+08:00', abort: true }),
      // Date.parse takes February 30 for March 2.
      z.refine((text) => isRealDay(text) && !Number.isNaN(Date.parse(text)), '没有这个时间'),
      z.overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : instantOf(new Date(text)))),
      z.meta({ format: 'date-time', example: '2021-06-17T09:00:00+08:00' }),
    ),
    instantSchema,
  ),
);

/** An 18-character ID number; a lower-case x is read as X. */
export const idNumberField = /* @__PURE__ */ schema(() =>
  z
    .pipe(
      z.string('请填写18位公民身份号码'),
      z.transform((text, context) => {
        const parsed = parseIdNumber(text, beijingDate(now()));
        if (parsed.ok) return parsed.idNumber;
        context.issues.push({ code: 'custom', input: text, message: idNumberProblemText[parsed.problem] });
        return z.NEVER;
      }),
    )
    .check(z.meta({ description: '18位公民身份号码（GB 11643）' })),
);

/**
 * A person's name as the identity register has it: Chinese characters with an optional separating dot, or Latin
 * letters.
 */
export const nameField = /* @__PURE__ */ schema(() =>
  z
    .string('请填写姓名')
    .check(
      z.trim(),
      z.regex(
        /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z·.\s]{0,48}[\p{Script=Han}A-Za-z]$/u,
        '姓名应为2至50个汉字或字母，可含间隔号·',
      ),
    ),
);

/** A mainland mobile number. */
export const phoneField = /* @__PURE__ */ schema(() =>
  z
    .string('请填写手机号码')
    .check(z.regex(MOBILE_PATTERN, '手机号码应为11位大陆手机号'), z.meta({ example: '13900000000' })),
);

/** The id with which a request for a phone code was answered. */
export const phoneCodeIdField = /* @__PURE__ */ schema(() =>
  z.string('请先获取短信验证码').check(z.trim(), z.minLength(1, '请先获取短信验证码'), z.maxLength(100)),
);

/** The code in the text message. */
export const phoneCodeField = /* @__PURE__ */ schema(() =>
  z
    .string('请填写短信验证码')
    .check(z.trim(), z.regex(/^\d{6}$/, '短信验证码应为6位数字'), z.meta({ example: '012345' })),
);

export const levelField = /* @__PURE__ */ schema(() =>
  z
    .literal(LEVELS, '等级应为 5、4、3、2、1 中的一个整数（5 最低，1 最高）')
    .check(z.meta({ description: '5 五级/初级工 … 1 一级/高级技师' })),
);

export const occupationCodeField = /* @__PURE__ */ schema(() =>
  z
    .string('请填写职业编码')
    .check(z.regex(/^\d-\d{2}-\d{2}-\d{2}$/, '职业编码格式应为 6-18-02-04'), z.meta({ example: '6-18-02-04' })),
);

export const agencyCodeField = /* @__PURE__ */ schema(() =>
  z.string().check(z.regex(AGENCY_CODE_PATTERN, '经办机构编码应为6位，如 210202'), z.meta({ example: '210202' })),
);

/**
 * Text that a person writes, without blanks at its ends. Every text of a request is checked for control characters
 * where it is read (functions/http/text-faults.ts).
 */
export function textField(label: string, minimum: number, maximum: number) {
  return z
    .string(`请填写${label}`)
    .check(
      z.trim(),
      z.minLength(minimum, `${label}不能少于${minimum}个字`),
      z.maxLength(maximum, `${label}不能超过${maximum}个字`),
    );
}

/** An amount of money in fen, more than nothing; at most a hundred million yuan, far above any subsidy. */
export function fenField(label: string) {
  const message = `${label}应为大于0的整数，单位为分`;
  return z
    .pipe(
      z.int(message).check(z.minimum(1, message), z.maximum(10_000_000_000, `${label}过大`)),
      z.transform((amount): Fen => fen(amount)),
    )
    .check(z.meta({ description: `${label}，单位：分`, example: 250_000 }));
}

/** One of our ids in a path. Any text of a sensible length passes: the answer for an unknown id is 404. */
export const idField = /* @__PURE__ */ schema(() => z.string().check(z.minLength(1), z.maxLength(100)));

/** The query of a list that comes in pages: the fields given, `limit` and `next`. */
export function pagedQuery<Fields extends Readonly<Record<string, z.ZodMiniType>>>(fields: Fields) {
  const message = 'limit 应为 1 至 100 的整数';
  // Plain digits only. Number() would also read ' 5', '1e1' and '0x10'.
  const digits = z.transform((text: unknown) => (/^[1-9]\d{0,2}$/.test(String(text)) ? Number(text) : undefined));
  const limit = z.pipe(digits, z.int(message).check(z.minimum(1, message), z.maximum(100, message)));
  const next = z.optional(z.string().check(z.maxLength(2000))).check(z.meta({ description: '上一页答复中的 next' }));
  return z.strictObject({ ...fields, limit: z.prefault(limit, 50), next });
}
