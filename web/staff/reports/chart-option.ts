import type { EChartsCoreOption } from 'echarts/core';

/** What a chart shows: a value of each series for each category. */
export interface ChartData {
  /** What it is, in words; read out in its place. */
  readonly label: string;
  /** Lines for what follows in time; bars that lie, with room for long names, for everything else. */
  readonly shape: 'lines' | 'bars';
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** A value, as the table writes it. */
  readonly written: (value: number) => string;
  /** A value in few characters, for the axis. */
  readonly short: (value: number) => string;
}

/** The colours have enough contrast with white. None means anything alone: each series has a pattern and a mark. */
const COLOURS = ['#0b4fa8', '#0f6b3a', '#8a5300'];
const MARKS = ['circle', 'rect', 'triangle'];
const DASHES = ['solid', 'dashed', 'dotted'];
const INK = '#1b1f24';
const INK_SECONDARY = '#4a5361';
const LINE = '#c3cad4';

/** The height of a chart, in pixels: bars need room for each category. */
export function heightOf({ shape, categories, series }: ChartData): number {
  return shape === 'lines' ? 300 : 96 + categories.length * (14 * series.length + 16);
}

/** What the library draws of it. Nothing moves, and the values beside the pointer are no HTML. */
export function optionOf({ label, shape, categories, series, written, short }: ChartData): EChartsCoreOption {
  const isBars = shape === 'bars';
  const names = {
    type: 'category',
    data: [...categories],
    // The first category is at the top.
    inverse: isBars,
    axisLine: { lineStyle: { color: INK_SECONDARY } },
    axisLabel: { color: INK, hideOverlap: true, ...(isBars && { width: 112, overflow: 'break' }) },
  };
  const values = {
    type: 'value',
    minInterval: 1,
    splitLine: { lineStyle: { color: LINE } },
    axisLabel: { color: INK_SECONDARY, hideOverlap: true, formatter: short },
  };
  return {
    animation: false,
    color: COLOURS,
    aria: { enabled: true, label: { description: label }, decal: { show: true } },
    grid: { left: 8, right: 24, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 28, textStyle: { color: INK } },
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, valueFormatter: written },
    xAxis: isBars ? values : names,
    yAxis: isBars ? names : values,
    series: series.map(({ name, values: data }, index) => ({
      name,
      data: [...data],
      ...(isBars
        ? { type: 'bar', barMaxWidth: 14 }
        : {
            type: 'line',
            symbol: MARKS[index % MARKS.length],
            symbolSize: 8,
            lineStyle: { type: DASHES[index % DASHES.length], width: 2 },
          }),
    })),
  };
}
