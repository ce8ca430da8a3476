import { useEffect, useRef, type ReactNode } from 'react';
import type { ChartOption } from './draw.js';

export interface ChartProps {
  /** Says what is drawn; the numbers stand beside it. */
  readonly label: string;
  readonly option: ChartOption;
  readonly height: number;
}

/** A drawing of numbers that also stand beside it; the library comes when one is first shown. */
export function Chart({ label, option, height }: ChartProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify(option);
  useEffect(() => {
    const at = box.current;
    if (at === null) return undefined;
    let stop = (): void => undefined;
    let here = true;
    void import('./draw.js').then(({ draw }) => {
      if (!here) return;
      const chart = draw(at, JSON.parse(drawn) as ChartOption);
      const watched = new ResizeObserver(() => chart.resize());
      watched.observe(at);
      stop = () => {
        watched.disconnect();
        chart.dispose();
      };
    });
    return () => {
      here = false;
      stop();
    };
  }, [drawn]);
  return (
    <div ref={box} role="img" aria-label={label} style={{ height, width: '100%', minWidth: 0, overflow: 'hidden' }} />
  );
}
