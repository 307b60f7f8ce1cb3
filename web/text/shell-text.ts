import type { Language } from '../../shared/contracts/portal-pages.ts';

interface ShellText {
  readonly title: string;
  readonly loading: string;
  /** Shown where the browser runs no script. */
  readonly needsScript: string;
  /** The pages that can be read all the same. */
  readonly withoutScript?: readonly { readonly path: string; readonly label: string }[];
}

/** What the page of an area says before its script runs. */
export const shellText: Readonly<Record<'citizen' | 'staff' | 'local', Readonly<Record<Language, ShellText>>>> = {
  citizen: {
    zh: {
      title: '职业技能证书补贴',
      loading: '正在打开……',
      needsScript: '此页面需要启用 JavaScript。补贴标准、经办机构和公示名单无需启用即可查看；也可到经办机构窗口办理。',
      withoutScript: [
        { path: '/standards', label: '补贴标准' },
        { path: '/agencies', label: '经办机构及电话' },
        { path: '/notices', label: '公示名单' },
        { path: '/objections/how', label: '如何提出异议' },
      ],
    },
    en: {
      title: 'Vocational certificate subsidy',
      loading: 'Opening…',
      needsScript:
        'This page needs JavaScript. Subsidy standards, agencies and public notices can be read without it. You can also apply at the counter of your agency.',
      withoutScript: [
        { path: '/standards', label: 'Subsidy standards' },
        { path: '/agencies', label: 'Agencies and their telephones' },
        { path: '/notices', label: 'Public notices' },
        { path: '/objections/how', label: 'How to object' },
      ],
    },
  },
  staff: {
    zh: { title: '补贴经办工作台', loading: '正在打开……', needsScript: '工作台需要启用 JavaScript。' },
    en: { title: 'Staff desk', loading: 'Opening…', needsScript: 'The staff desk needs JavaScript.' },
  },
  local: {
    zh: { title: '本地运行面板', loading: '正在打开……', needsScript: '此面板需要启用 JavaScript。' },
    en: { title: 'Local run', loading: 'Opening…', needsScript: 'This panel needs JavaScript.' },
  },
};
