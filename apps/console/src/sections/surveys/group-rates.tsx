import type { Bound } from '@gongjian/shared-kernel';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/chart.js';
import type { ChartOption } from '../../charts/draw.js';
import { colours } from '../../charts/colours.js';
import { codeInWords } from '../../records/codes.js';
import { Chip, Panel } from '../../shapes/index.js';
import type { Indicator } from '../../standard/definition.js';
import { approximate, fraction, percent } from '../../standard/exact.js';
import { percentBound } from '../../standard/rule-in-words.js';
import { useSpeech } from '../../standard/use-speech.js';
import { groupName } from '../../standard/value-in-words.js';
import type { Survey } from './survey-acts.js';
import { groupRows, pooled, type GroupRow } from './survey-rates.js';

/** The rate of every group as a bar, the standard as a dashed line, and the counts beside it. */
export function GroupRates({
  survey,
  indicator,
  bar,
}: {
  readonly survey: Survey;
  readonly indicator: Indicator | undefined;
  readonly bar: Bound | null;
}): ReactNode {
  const { t } = useTranslation('surveys');
  const speech = useSpeech();
  const rows = groupRows(survey, bar);
  const name = groupName(indicator, speech.language);
  const combine = indicator?.kind === 'survey' ? indicator.combine : 'eachGroup';
  const all = combine === 'pooled' ? pooled(rows) : null;
  const measure = codeInWords('surveyMeasure', survey.measure, speech.language);
  const drawn = rows.filter(({ rate }) => rate !== null);
  return (
    <Panel
      title={t('results')}
      side={[t(combine), bar === null ? null : t('needs', { bound: percentBound(bar, speech) })]
        .filter((part) => part !== null)
        .join(' · ')}
    >
      {drawn.length === 0 ? null : (
        <div className="pad">
          <Chart label={t('chart', { measure })} height={60 + 44 * drawn.length} option={optionOf(drawn, name, bar)} />
        </div>
      )}
      <div className="wide" tabIndex={0} role="region" aria-label={t('results')}>
        <table className="score-table">
          <thead>
            <tr>
              <th>{t('group')}</th>
              <th className="r">{t('population')}</th>
              <th className="r">{t('sampled')}</th>
              <th className="r">{t('asked')}</th>
              <th className="r">{t('answered')}</th>
              <th className="r">{t('favourable')}</th>
              <th className="r">{t('rate')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.group}>
                <th scope="row">{name(row.group)}</th>
                <td className="r">{row.population}</td>
                <td className="r">{row.sampled}</td>
                <td className="r">{row.asked ?? '—'}</td>
                <td className="r">
                  {row.answered ?? '—'}
                  {row.lacking === 0 ? null : <small>{t('tooFew', { count: row.lacking })}</small>}
                </td>
                <td className="r">{row.favourable ?? '—'}</td>
                <td className="r">
                  {row.rate === null ? (
                    t('noAnswers')
                  ) : (
                    <>
                      {percent(row.rate)}
                      <small>{fraction(row.rate)}</small>
                    </>
                  )}
                </td>
                <td>
                  {row.holds === null || combine !== 'eachGroup' ? null : (
                    <Chip tone={row.holds ? 'ok' : 'late'}>{t(row.holds ? 'holds' : 'fails')}</Chip>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          {all === null ? null : (
            <tfoot>
              <tr>
                <th colSpan={6}>{t('pooled')}</th>
                <td className="r">
                  {percent(all)}
                  <small>{fraction(all)}</small>
                </td>
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </Panel>
  );
}

function optionOf(rows: readonly GroupRow[], name: (group: string) => string, bar: Bound | null): ChartOption {
  const at = bar?.atLeast ?? bar?.moreThan;
  return {
    grid: { left: 8, right: 36, top: 8, bottom: 8, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      axisLabel: { formatter: '{value}%', color: colours.inkQuiet },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ group }) => name(group)),
      axisLabel: { color: colours.ink },
      axisLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        data: rows.map(({ rate, holds }) => ({
          value: rate === null ? null : approximate(rate) * 100,
          itemStyle: { color: holds === false ? colours.missed : holds === true ? colours.done : colours.going },
        })),
        ...(at === undefined
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: colours.bar, type: 'dashed', width: 2 },
                data: [{ xAxis: approximate(at) }],
              },
            }),
      },
    ],
  };
}
