import { describe, expect, test } from 'vitest';
import { showPage } from '../../../functions/portal/show-page.ts';
import { LANGUAGES, PUBLIC_PAGES, pathIn } from '../../../shared/contracts/portal-pages.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { noticesWith } from './notices-with.ts';
import { occupations, portalRequestOf, renderer, statistics } from './portal-support.ts';

const now = () => new Date('2021-06-18T09:00:00+08:00');
const deps = { ...renderer, policies, occupations, statistics, notices: noticesWith([]), now };
const show = (path: string) => showPage({ ...portalRequestOf(path), params: { noticeId: '210202-20210617' } }, deps);

describe('a public page', () => {
  test.each(PUBLIC_PAGES.flatMap((path) => LANGUAGES.map((language) => pathIn(language, path))))(
    '%s is HTML without script, with one heading and the style sheet',
    async (path) => {
      const { statusCode, headers, body } = await show(path);
      expect(statusCode).toBe(200);
      expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
      expect(body).toMatch(/^<!doctype html><html lang="(zh-CN|en)">/);
      expect(body).not.toContain('<script');
      expect(body.match(/<h1>/g)).toHaveLength(1);
      expect(body).toContain('<link rel="stylesheet" href="/assets/portal-test.css"/>');
    },
  );

  test('links to itself in the other language', async () => {
    expect((await show('/standards')).body).toContain('<a href="/en/standards" lang="en" hrefLang="en">English</a>');
    expect((await show('/en')).body).toContain('<a href="/" lang="zh-CN" hrefLang="zh-CN">中文</a>');
  });
});

describe('the standards', () => {
  test('are those of the policy, with the clause of each at the end', async () => {
    const { body } = await show('/standards');
    for (const text of [
      '三级/高级工',
      '¥2,500.00',
      '2019年7月31日至2021年12月31日',
      '自证书核发之日起12个月内',
      '5个工作日',
    ]) {
      expect(body).toContain(text);
    }
    expect(body).toMatch(/依据<\/h3>.*《大连市企业职工职业技能证书补贴个人申领操作指南（2019—2021年）》/);
    expect(body).not.toContain('专业技术人员职业资格证书');
  });
});

test('the start page says who gets how much and until when', async () => {
  const { body } = await show('/');
  for (const text of ['本市企业职工，2019年7月31日至2021年12月31日', '¥1,500.00至¥5,000.00', '核发之日起12个月内']) {
    expect(body).toContain(text);
  }
});
