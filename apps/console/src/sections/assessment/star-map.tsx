import type { Bound, Exact } from '@gongjian/shared-kernel';
import { over, rational, times } from '@gongjian/shared-kernel';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/chart.js';
import { colours } from '../../charts/colours.js';
import { Panel } from '../../shapes/index.js';
import { nameOf, starAspects, type Standard } from '../../standard/definition.js';
import { approximate, cut, figure } from '../../standard/exact.js';
import { percentBound, pointsBound } from '../../standard/rule-in-words.js';
import { useSpeech } from '../../standard/use-speech.js';
import type { Sheet } from './filing/filing.js';

interface Aspect {
  readonly code: string;
  readonly shown: string;
  readonly length: number;
  readonly starred: boolean;
}

/** 星图: the aspects that earn stars, with the bar dashed, and the same in numbers. */
export function StarMap({ sheet, standard }: { readonly sheet: Sheet; readonly standard: Standard }): ReactNode {
  const { t } = useTranslation('assessment');
  const speech = useSpeech();
  const earns = standard.grading?.stars?.earns;
  const { score } = sheet;
  if (earns === undefined || score === null) return null;
  const inShares = 'share' in earns;
  const bound = inShares ? earns.share : earns.points;
  const known = new Map([...score.result.indicators, ...score.result.components].map((one) => [one.code, one]));
  const aspects = starAspects(standard).flatMap((code): readonly Aspect[] => {
    const one = known.get(code);
    if (one === undefined || one.points === null || one.of === null) return [];
    return [{ code, ...lengthOf(one.points, one.of, inShares), starred: score.result.starred.includes(code) }];
  });
  if (aspects.length === 0) return null;
  const bar = barOf(bound);
  const most = inShares ? 100 : Math.max(...aspects.map(({ code }) => approximate(known.get(code)?.of ?? 0)));
  const needs = inShares ? percentBound(bound, speech) : pointsBound(bound, speech);
  const name = (code: string): string => nameOf(standard, code, speech.language);
  return (
    <Panel title={t('stars.title')} side={t('stars.bar', { needs })}>
      <div className="pad">
        {aspects.length < 3 ? null : (
          <Chart
            height={280}
            label={t('stars.label', { count: aspects.length, starred: score.result.stars ?? 0 })}
            option={{
              radar: {
                indicator: aspects.map(({ code }) => ({ name: name(code), max: most })),
                radius: '66%',
                axisName: { color: colours.inkQuiet, fontSize: 12 },
                splitNumber: 2,
                splitArea: { show: false },
                splitLine: { lineStyle: { color: colours.line } },
                axisLine: { lineStyle: { color: colours.line } },
              },
              series: [
                {
                  type: 'radar',
                  symbolSize: 6,
                  data: [
                    {
                      value: aspects.map(({ length }) => length),
                      lineStyle: { color: colours.going, width: 2 },
                      itemStyle: { color: colours.going },
                      areaStyle: { color: colours.goingBackground },
                    },
                    ...(bar === null
                      ? []
                      : [
                          {
                            value: aspects.map(() => bar),
                            symbol: 'none',
                            lineStyle: { color: colours.bar, type: 'dashed', width: 1 },
                          },
                        ]),
                  ],
                },
              ],
            }}
          />
        )}
        <table className="numbers">
          <caption className="unseen">{t('stars.title')}</caption>
          <tbody>
            {aspects.map(({ code, shown, starred }) => (
              <tr key={code}>
                <th scope="row">{name(code)}</th>
                <td className="r">{shown}</td>
                <td>{starred ? <span aria-label={t('sheet.star')}>★</span> : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function lengthOf(points: Exact, of: Exact, inShares: boolean): Pick<Aspect, 'shown' | 'length'> {
  if (!inShares) return { shown: figure(points), length: approximate(points) };
  const whole = rational(of);
  if (whole.n === 0n) return { shown: '—', length: 0 };
  const share = over(times(rational(points), rational(100)), whole);
  return { shown: `${cut(share, 2)}%`, length: Number(cut(share, 2)) };
}

function barOf({ atLeast, moreThan }: Bound): number | null {
  const lower = atLeast ?? moreThan;
  return lower === undefined ? null : approximate(lower);
}
