import { civilDate } from '../../domain/civil-date.ts';

/**
 * The first issue date of certificates with codes of the 2022 edition; earlier certificates have codes of the 2015
 * edition. Default: the city may set another day.
 */
export const EDITION_2022_FROM = civilDate('2022-09-01');

/**
 * The codes of the 2015 edition that became another code in the 2022 edition: old code, then new code. A code that is
 * not here is taken to mean the same in both editions.
 *
 * How certain each group of entries is: README.md beside this file.
 */
export const MOVED_SINCE_2015: ReadonlyMap<string, string> = new Map([
  // Group 4-07-05: 智能楼宇管理员 left it, and the two codes after it moved up by one.
  ['4-07-05-03', '4-06-01-04'], // 智能楼宇管理员
  ['4-07-05-04', '4-07-05-03'], // 消防设施操作员
  ['4-07-05-05', '4-07-05-04'], // 安全防范系统安装维护员
  // New occupations that were added to the 2015 edition in 2019 and 2020, and given other codes in 2022.
  ['6-31-01-10', '6-31-07-01'], // 工业机器人系统运维员
  ['6-30-99-00', '6-31-07-03'], // 工业机器人系统操作员
  ['4-04-05-04', '4-08-08-23'], // 建筑信息模型技术员
  ['4-99-00-00', '4-02-04-06'], // 无人机驾驶员
  ['4-13-05-03', '4-14-05-06'], // 电子竞技运营师
  ['4-13-99-00', '4-14-05-07'], // 电子竞技员
  ['4-13-05-04', '4-13-01-05'], // 全媒体运营师
  ['4-01-02-07', '4-01-06-02'], // 互联网营销师
  ['4-02-07-10', '4-10-08-01'], // 网约配送员
]);
