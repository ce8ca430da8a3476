import type { Exact } from '@gongjian/shared-kernel';
import type { ReactNode } from 'react';
import { Chart } from '../../charts/chart.js';
import { colours } from '../../charts/colours.js';
import { approximate } from '../../standard/exact.js';

export interface TrendPoint {
  readonly name: string;
  readonly value: Exact | null;
}

/** How a number went from period to period; one point is no line and is not drawn. */
export function TrendChart({
  label,
  points,
}: {
  readonly label: string;
  readonly points: readonly TrendPoint[];
}): ReactNode {
  if (points.filter(({ value }) => value !== null).length < 2) return null;
  return (
    <Chart
      label={label}
      height={170}
      option={{
        grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
        xAxis: {
          type: 'category',
          data: points.map(({ name }) => name),
          axisLine: { lineStyle: { color: colours.line } },
          axisLabel: { color: colours.inkQuiet },
        },
        yAxis: {
          type: 'value',
          scale: true,
          splitLine: { lineStyle: { color: colours.line } },
          axisLabel: { color: colours.inkQuiet },
        },
        series: [
          {
            type: 'line',
            data: points.map(({ value }) => (value === null ? null : approximate(value))),
            symbolSize: 7,
            lineStyle: { color: colours.going, width: 2 },
            itemStyle: { color: colours.going },
          },
        ],
      }}
    />
  );
}
