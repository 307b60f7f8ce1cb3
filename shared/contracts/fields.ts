import * as z from 'zod';
import { now } from '../clock.ts';
import { beijingDate, parseCivilDate } from '../domain/civil-date.ts';
import { LEVELS } from '../domain/declared.ts';
import { idNumberProblemText, parseIdNumber } from '../domain/id-number.ts';

/** A calendar day YYYY-MM-DD. */
export const civilDateField = z
  .string({ error: '应为文本，格式 YYYY-MM-DD' })
  .transform((text, context) => {
    const date = parseCivilDate(text);
    if (date) return date;
    context.addIssue({ code: 'custom', message: '不是有效日期，应为 YYYY-MM-DD 格式的真实日期' });
    return z.NEVER;
  })
  .meta({ format: 'date', example: '2021-05-20' });

/** An 18-character ID number; a lower-case x is read as X. */
export const idNumberField = z
  .string({ error: '请填写18位公民身份号码' })
  .transform((text, context) => {
    const parsed = parseIdNumber(text, beijingDate(now()));
    if (parsed.ok) return parsed.idNumber;
    context.addIssue({ code: 'custom', message: idNumberProblemText[parsed.problem] });
    return z.NEVER;
  })
  .meta({ description: '18位公民身份号码（GB 11643）' });

/** A person's name as the identity register has it: Chinese characters with an optional separating dot, or Latin letters. */
export const nameField = z
  .string({ error: '请填写姓名' })
  .trim()
  .regex(
    /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z·.\s]{0,48}[\p{Script=Han}A-Za-z]$/u,
    '姓名应为2至50个汉字或字母，可含间隔号·',
  );

/** A mainland mobile number. */
export const phoneField = z
  .string({ error: '请填写手机号码' })
  .regex(/^1[3-9]\d{9}$/, '手机号码应为11位大陆手机号')
  .meta({ example: '13900000000' });

export const levelField = z
  .literal([...LEVELS], { error: '等级应为 5、4、3、2、1 中的一个整数（5 最低，1 最高）' })
  .meta({ description: '5 五级/初级工 … 1 一级/高级技师' });

export const occupationCodeField = z
  .string({ error: '请填写职业编码' })
  .regex(/^\d-\d{2}-\d{2}-\d{2}$/, '职业编码格式应为 6-18-02-04')
  .meta({ example: '6-18-02-04' });

export const agencyCodeField = z
  .string()
  .regex(/^\d{4}(\d{2}|[A-Z]{2})$/, '经办机构编码应为6位，如 210202')
  .meta({ example: '210202' });

/** Text of a person, with neither control characters nor blank edges. */
export function textField(label: string, minimum: number, maximum: number) {
  return z
    .string({ error: `请填写${label}` })
    .trim()
    .min(minimum, `${label}不能少于${minimum}个字`)
    .max(maximum, `${label}不能超过${maximum}个字`)
    .regex(/^[^\p{Cc}]*$|^[^\p{Cc}]*([\n\r\t][^\p{Cc}]*)+$/u, `${label}不能含控制字符`);
}

/** An id of ours in a path. Any text is let in: what names nothing is answered with 404. */
export const idField = z.string().min(1).max(100);

export const pageQuery = {
  limit: z.coerce
    .number({ error: 'limit 应为 1 至 100 的整数' })
    .int('limit 应为 1 至 100 的整数')
    .min(1, 'limit 应为 1 至 100 的整数')
    .max(100, 'limit 应为 1 至 100 的整数')
    .default(50),
  next: z.string().max(2000).optional().meta({ description: '上一页答复中的 next' }),
};
