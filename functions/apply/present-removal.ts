import type * as z from 'zod/mini';
import type { contentRemovedView } from '../../shared/contracts/removal-view.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { dateOf } from '../../shared/domain/instant.ts';
import type { ContentRemoved } from '../../shared/domain/retention.ts';
import { shownTime } from '../http/shown-time.ts';

/** That, when and why the content of a case has gone. */
export function presentRemoval({ at, scope }: ContentRemoved): z.input<typeof contentRemovedView> {
  return { at: shownTime(at), scope, text: removalText({ at, scope }) };
}

/** @source 个人信息保护法 19, 47; 会计档案管理办法 14 */
export function removalText({ at, scope }: Pick<ContentRemoved, 'at' | 'scope'>): string {
  const [year, month, day] = beijingDate(dateOf(at)).split('-').map(Number);
  const law = '《个人信息保护法》第十九条、第四十七条';
  const kept = scope === 'ALL' ? '' : '，拨付凭证依《会计档案管理办法》继续保存';
  return `此件的保存期限已满，内容已于${year}年${month}月${day}日依法删除（${law}）${kept}。`;
}
