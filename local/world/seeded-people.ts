import type { CertificateCategory, Level } from '../../shared/domain/declared.ts';

/**
 * Why the case of a seeded person does not go straight to payment. Only the registers know; the person does not declare
 * it.
 */
export type Peculiarity =
  | 'NAME_DIFFERS'
  | 'NOT_EMPLOYED'
  | 'EMPLOYER_NOT_IN_CITY'
  | 'NO_CONTRACT'
  | 'NOT_INSURED'
  | 'NOT_FILED'
  | 'NOTHING_IN_ORDER'
  | 'CERTIFICATE_MISSING'
  | 'CERTIFICATE_REVOKED'
  | 'OTHER_HOLDER'
  | 'OTHER_LEVEL'
  | 'OTHER_OCCUPATION'
  | 'OTHER_DATE'
  | 'ACCOUNT_RETURNED';

/** A fictional person and the certificate they hold. All their numbers follow from `sequence`. */
export interface SeededPerson {
  readonly sequence: number;
  readonly name: string;
  readonly born: string;
  readonly agency: string;
  readonly category: CertificateCategory;
  readonly occupationCode: string;
  readonly level: Level;
  readonly issuedOn: string;
  readonly peculiarity: Peculiarity | undefined;
}

const QUALIFICATION = 'VOCATIONAL_QUALIFICATION';
const SKILL = 'SKILL_LEVEL';
const TECHNICAL = 'PROFESSIONAL_TECHNICAL';

type Row = readonly [
  name: string,
  born: string,
  agency: string,
  category: CertificateCategory,
  occupationCode: string,
  level: Level,
  issuedOn: string,
  peculiarity?: Peculiarity,
];

// Every name contains 样 (sample), so that no reader takes them for real people. Add new rows at the end: the numbers
// of a person follow from the row's position.
const rows: readonly Row[] = [
  ['赵样一', '1988-03-12', '210202', SKILL, '6-18-02-04', 3, '2021-05-20'],
  ['钱样二', '1990-07-01', '210203', SKILL, '6-18-02-04', 4, '2021-04-08'],
  ['孙样三', '1992-02-29', '210204', QUALIFICATION, '6-18-02-04', 5, '2020-11-16'],
  ['李样四', '1979-12-31', '210211', SKILL, '6-18-02-04', 2, '2021-03-02'],
  ['周样五', '1968-01-01', '2102GX', SKILL, '6-18-02-04', 1, '2020-12-10'],
  ['吴样', '1995-10-05', '2102JP', QUALIFICATION, '4-12-01-01', 3, '2020-09-28'],
  ['欧阳样七', '1986-05-17', '210212', SKILL, '4-03-02-01', 3, '2021-01-15'],
  ['王样八', '1983-08-23', '210214', SKILL, '4-10-01-02', 5, '2021-02-19'],
  ['冯样九', '1991-11-11', '210281', QUALIFICATION, '4-10-01-05', 4, '2020-10-01'],
  ['陈样十', '1977-04-30', '210283', SKILL, '6-31-01-03', 3, '2021-05-06'],
  ['褚样甲', '1999-06-18', '210224', SKILL, '4-03-02-02', 5, '2020-07-22'],
  ['卫样乙', '1984-09-09', '2102CX', QUALIFICATION, '4-12-01-01', 2, '2021-06-01'],
  ['蒋样丙', '1972-02-14', '2102HY', SKILL, '4-10-01-05', 1, '2020-08-31'],
  ['沈样丁', '1993-12-25', '210200', SKILL, '4-07-03-04', 3, '2021-04-26'],
  ['韩样戊', '1989-01-20', '210202', SKILL, '4-10-01-02', 4, '2021-05-28', 'NAME_DIFFERS'],
  ['杨样己', '1996-03-03', '210203', SKILL, '6-18-02-04', 3, '2021-05-20', 'NOT_EMPLOYED'],
  ['朱样庚', '1981-07-07', '210204', SKILL, '4-03-02-01', 4, '2021-03-18', 'EMPLOYER_NOT_IN_CITY'],
  ['秦样辛', '1987-10-30', '210211', QUALIFICATION, '4-12-01-01', 5, '2020-12-01', 'NO_CONTRACT'],
  ['尤样壬', '1994-05-05', '2102GX', SKILL, '6-18-02-04', 4, '2021-01-29', 'NOT_INSURED'],
  ['许样癸', '1975-08-15', '2102JP', SKILL, '6-31-01-03', 3, '2020-11-11', 'NOT_FILED'],
  ['何样子', '1990-02-10', '210212', SKILL, '6-18-02-04', 3, '2021-04-20', 'NOTHING_IN_ORDER'],
  ['吕样丑', '1998-09-21', '210214', SKILL, '4-03-02-02', 5, '2021-02-05', 'CERTIFICATE_MISSING'],
  ['施样寅', '1982-06-06', '210281', QUALIFICATION, '4-10-01-05', 3, '2020-10-20', 'CERTIFICATE_REVOKED'],
  ['张样卯', '1985-04-04', '210283', SKILL, '6-18-02-04', 2, '2021-05-10', 'OTHER_HOLDER'],
  ['孔样辰', '1992-08-08', '210224', SKILL, '6-18-02-04', 3, '2021-03-25', 'OTHER_LEVEL'],
  ['曹样巳', '1978-11-02', '2102CX', SKILL, '4-12-01-01', 4, '2020-09-15', 'OTHER_OCCUPATION'],
  ['严样午', '1997-01-31', '2102HY', QUALIFICATION, '4-03-02-01', 5, '2021-05-31', 'OTHER_DATE'],
  ['华样未', '1988-12-12', '210202', SKILL, '6-18-02-04', 3, '2021-05-20', 'ACCOUNT_RETURNED'],
  ['金样申', '1991-03-16', '210203', SKILL, '4-10-01-02', 3, '2021-06-10', 'ACCOUNT_RETURNED'],
  ['魏样酉', '1980-10-10', '210204', TECHNICAL, '4-04-05-01', 3, '2021-01-08'],
  ['陶样戌', '1986-02-28', '210211', SKILL, '6-18-02-04', 4, '2019-07-30'],
  ['姜样亥', '1974-06-24', '2102GX', QUALIFICATION, '4-12-01-01', 3, '2019-07-31'],
  ['戚样东', '1993-09-01', '2102JP', SKILL, '4-03-02-01', 4, '2020-06-16'],
  ['谢样南', '1989-05-19', '210212', SKILL, '6-31-01-03', 2, '2020-02-29'],
  ['邹样西', '1995-07-27', '210214', SKILL, '4-10-01-05', 5, '2021-06-15'],
  ['司马样北', '1983-03-08', '210200', QUALIFICATION, '6-18-02-04', 1, '2020-10-01'],
];

/** The fictional people of every local run, a few for each agency. `sequence` starts at 1. */
export const seededPersons: readonly SeededPerson[] = rows.map(
  ([name, born, agency, category, occupationCode, level, issuedOn, peculiarity], index) => ({
    sequence: index + 1,
    name,
    born,
    agency,
    category,
    occupationCode,
    level,
    issuedOn,
    peculiarity,
  }),
);
