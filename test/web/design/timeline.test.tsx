import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Timeline } from '../../../web/design/timeline.tsx';

const stateText = { happened: '已完成', now: '进行中', expected: '待办理', failed: '未通过' };

test('a timeline says each state in words, and marks the step under way', () => {
  const html = renderToStaticMarkup(
    <Timeline
      label="办理进度"
      stateText={stateText}
      steps={[
        { id: '1', state: 'happened', title: '已申报', time: '2021年6月16日 09:00' },
        { id: '2', state: 'now', title: '资金审核', time: '预计不晚于 2021年6月30日 24:00' },
        { id: '3', state: 'expected', title: '公示' },
      ]}
    />,
  );
  expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  expect(html).toContain('<li data-state="now" aria-current="step">');
  expect([...html.matchAll(/visually-hidden">(.*?) ?</g)].map(([, word]) => word)).toEqual([
    '已完成',
    '进行中',
    '待办理',
  ]);
});
