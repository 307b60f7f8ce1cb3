import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ChartData, optionOf } from './chart-option.ts';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/**
 * Draws a chart in an element and keeps to its size. This file brings the library along, so it loads when a chart is
 * shown.
 *
 * @returns what takes the chart away again
 */
export function drawIn(area: HTMLElement, data: ChartData): () => void {
  const chart = init(area, undefined, { renderer: 'svg' });
  chart.setOption({ ...optionOf(data), textStyle: { fontFamily: getComputedStyle(area).fontFamily } });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(area);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}
