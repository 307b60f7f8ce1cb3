import { addMonths, beijingDate, parseCivilDate } from '../../shared/domain/civil-date.ts';
import type { Peculiarity } from './seeded-people.ts';
import type { Introduction } from './seeded-world.ts';

/** What an application of a person comes to, for the reader of the list of people. */
export type Outlook = Readonly<Record<'zh' | 'en', string>>;

const BY_PECULIARITY: Readonly<Record<Peculiarity, Outlook>> = {
  NAME_DIFFERS: { zh: '姓名与身份号码不一致，不通过', en: 'refused: the register has another name' },
  NOT_EMPLOYED: { zh: '无用工登记记录，不通过', en: 'refused: no employment record' },
  EMPLOYER_NOT_IN_CITY: { zh: '非本市企业，不通过', en: 'refused: the employer is not in the city' },
  NO_CONTRACT: { zh: '无劳动合同，不通过', en: 'refused: no labour contract' },
  NOT_INSURED: { zh: '未缴社会保险，不通过', en: 'refused: no social insurance' },
  NOT_FILED: { zh: '未办用工备案，不通过', en: 'refused: the employment is not filed' },
  NOTHING_IN_ORDER: { zh: '多项不符，一次列出全部原因，不通过', en: 'refused, with many reasons at once' },
  CERTIFICATE_MISSING: { zh: '查无此证书，不通过', en: 'refused: the certificate is not found' },
  CERTIFICATE_REVOKED: { zh: '证书已撤销，不通过', en: 'refused: the certificate is revoked' },
  OTHER_HOLDER: { zh: '持证人不一致，不通过', en: 'refused: the certificate belongs to another person' },
  OTHER_LEVEL: { zh: '证书等级不一致，不通过', en: 'refused: the registry has another level' },
  OTHER_OCCUPATION: { zh: '证书职业不一致，不通过', en: 'refused: the registry has another occupation' },
  OTHER_DATE: { zh: '发证日期不一致，不通过', en: 'refused: the registry has another issue date' },
  ACCOUNT_RETURNED: { zh: '通过并公示，付款时银行退票', en: 'approved and published, then the bank returns the money' },
};

const EXCLUDED: Outlook = {
  zh: '证书类别不在补贴范围，不予受理',
  en: 'not accepted: the certificate category is excluded',
};
const BEFORE_POLICY: Outlook = {
  zh: '发证日期不在政策期内，不予受理',
  en: 'not accepted: issued before the programme',
};
const TOO_LATE: Outlook = {
  zh: '取得证书已满12个月，超过期限不予受理',
  en: 'not accepted: the 12 months to apply are over',
};
const IN_ORDER: Outlook = { zh: '信息齐全，可一直办到拨付', en: 'everything is in order, up to the payment' };
const UNKNOWN: Outlook = { zh: '自行添加的人员，取决于登记信息', en: 'added by you: it depends on the registers' };

const POLICY_BEGINS = '2019-07-31';

/** The outlook of a seeded person on a day; of anybody else, it is unknown. */
export function outlookOf(introduction: Introduction | undefined, now: Date): Outlook {
  if (introduction === undefined) return UNKNOWN;
  const { category, issuedOn } = introduction.certificate;
  if (category === 'PROFESSIONAL_TECHNICAL') return EXCLUDED;
  if (issuedOn < POLICY_BEGINS) return BEFORE_POLICY;
  const issued = parseCivilDate(issuedOn);
  if (issued && addMonths(issued, 12) < beijingDate(now)) return TOO_LATE;
  return introduction.peculiarity === undefined ? IN_ORDER : BY_PECULIARITY[introduction.peculiarity];
}
