import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Button } from '../../../web/design/button.tsx';
import { ErrorSummary } from '../../../web/design/error-summary.tsx';
import { RadioGroup, SelectField, TextArea, TextField } from '../../../web/design/field.tsx';

describe('a field', () => {
  test('ties hint and error to its control, hint first, and says that it is faulty', () => {
    const html = renderToStaticMarkup(<TextField id="phone" label="手机号码" hint="11位" error="请填写手机号码" />);
    expect(html).toContain('<label class="field-label" for="phone">手机号码</label>');
    expect(html).toContain('id="phone" aria-describedby="phone-hint phone-error" aria-invalid="true"');
    expect(html.indexOf('phone-hint"')).toBeLessThan(html.indexOf('id="phone-error"'));
    expect(html).toContain('data-faulty');
  });

  test('without hint and error describes nothing', () => {
    const html = renderToStaticMarkup(<TextField id="name" label="姓名" />);
    expect(html).not.toMatch(/aria-|data-faulty/);
  });

  test.each([
    ['an area', <TextArea key="a" id="x" label="说明" error="请填写" />],
    ['a list', <SelectField key="s" id="x" label="等级" error="请选择" options={[{ value: '5', label: '五级' }]} />],
  ])('of %s has the same ties', (_, field) => {
    expect(renderToStaticMarkup(field)).toContain('aria-describedby="x-error" aria-invalid="true"');
  });
});

test('a choice of a few is a group with a legend, and the error summary can lead to its first radio', () => {
  const options = [
    { value: 'BANK_ACCOUNT', label: '银行账户' },
    { value: 'SOCIAL_SECURITY_CARD', label: '社会保障卡', hint: '须已激活金融功能' },
  ];
  const html = renderToStaticMarkup(
    <RadioGroup
      id="payee"
      name="payee"
      label="收款方式"
      error="请选择"
      options={options}
      value="SOCIAL_SECURITY_CARD"
    />,
  );
  expect(html).toContain('<fieldset class="field" data-faulty="" aria-describedby="payee-error">');
  expect(html).toContain('<legend class="field-label">收款方式</legend>');
  expect(html).toMatch(/id="payee"[^>]*value="BANK_ACCOUNT"/);
  expect(html).toMatch(/value="SOCIAL_SECURITY_CARD"[^>]*checked|checked=""[^>]*value="SOCIAL_SECURITY_CARD"/);
});

test('the error summary links each message to its control', () => {
  const html = renderToStaticMarkup(
    <ErrorSummary title="有 1 处需要更正" errors={[{ id: 'phone', message: '请填写手机号码' }]} />,
  );
  expect(html).toContain('role="alert"');
  expect(html).toContain('<a href="#phone">请填写手机号码</a>');
});

test('a busy button stays in the order of focus', () => {
  const html = renderToStaticMarkup(<Button busy>提交</Button>);
  expect(html).toContain('aria-disabled="true"');
  expect(html).not.toContain(' disabled');
});

test('a button can have a name that says more than its word', () => {
  const html = renderToStaticMarkup(<Button aria-label="下载 拨付明细">下载</Button>);
  expect(html).toContain('aria-label="下载 拨付明细"');
  expect(renderToStaticMarkup(<Button>下载</Button>)).not.toContain('aria-label');
});
