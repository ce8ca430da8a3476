import { BarChart, LineChart, RadarChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, RadarComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([BarChart, LineChart, RadarChart, GridComponent, MarkLineComponent, RadarComponent, SVGRenderer]);

export type ChartOption = EChartsCoreOption;

export function draw(box: HTMLElement, option: ChartOption): EChartsType {
  const chart = init(box, undefined, { renderer: 'svg' });
  chart.setOption({ animation: false, ...option });
  return chart;
}
