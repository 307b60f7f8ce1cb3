import { expect, test } from 'vitest';
import { html } from '../../../../../local/world/sign-in/pages/html.ts';

test('texts are escaped, HTML is not, and lists are joined', () => {
  const list = ['<b>', '"\'&'].map((text) => html`<li>${text}</li>`);
  expect(html`<ul title="${'"'}">${list}${undefined}${false}${1}</ul>`.html).toBe(
    '<ul title="&quot;"><li>&lt;b&gt;</li><li>&quot;&#39;&amp;</li>1</ul>',
  );
});
