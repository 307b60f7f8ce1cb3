import { describe, expect, test } from 'vitest';
import { type ChartData, heightOf, optionOf } from '../../../../web/staff/reports/chart-option.ts';

const data: ChartData = {
  label: '图：按月份统计的件数。数字见下表。',
  shape: 'lines',
  categories: ['2021年5月', '2021年6月'],
  series: [
    { name: '提交申报', values: [3, 4] },
    { name: '审核通过', values: [2, 3] },
    { name: '已拨付', values: [1, 0] },
  ],
  written: String,
  short: String,
};

describe('a chart', () => {
  test('is named in words, has patterns beside colours, and does not move', () => {
    expect(optionOf(data)).toMatchObject({
      aria: { enabled: true, label: { description: data.label }, decal: { show: true } },
      animation: false,
      tooltip: { renderMode: 'richText' },
    });
  });

  test('of lines tells each by its mark and its dashes', () => {
    const { series } = optionOf(data) as { series: { symbol: string; lineStyle: { type: string } }[] };
    expect(new Set(series.map(({ symbol }) => symbol)).size).toBe(3);
    expect(new Set(series.map(({ lineStyle }) => lineStyle.type)).size).toBe(3);
    expect(optionOf(data)).toMatchObject({
      xAxis: { type: 'category', data: data.categories },
      yAxis: { type: 'value' },
    });
  });

  test('of bars lies, so that long names have room, and grows with what it shows', () => {
    const bars: ChartData = { ...data, shape: 'bars' };
    expect(optionOf(bars)).toMatchObject({
      yAxis: { type: 'category', data: data.categories, inverse: true },
      xAxis: { type: 'value' },
      series: [
        { type: 'bar', name: '提交申报', data: [3, 4] },
        { type: 'bar', data: [2, 3] },
        { type: 'bar', data: [1, 0] },
      ],
    });
    expect(heightOf({ ...bars, categories: ['a', 'b', 'c'] })).toBeGreaterThan(heightOf(bars));
    expect(heightOf({ ...data, categories: ['a', 'b', 'c'] })).toBe(heightOf(data));
  });
});
