import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { Answered, Empty, Panel } from '../../shapes/index.js';
import type { Standard } from '../../standard/definition.js';
import { change, figure } from '../../standard/exact.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';
import { TrendChart } from './trend-chart.js';

/** Averages by county and class, and how they went from quarter to quarter. */
export function AveragesPanel({
  roundId,
  standard,
}: {
  readonly roundId: string;
  readonly standard: Standard | undefined;
}): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const query = queries.useQuery('get', '/api/assessments/v1/rounds/{id}/averages', {
    params: { path: { id: roundId } },
  });
  return (
    <Panel title={t('round.averages')}>
      <Answered query={query}>
        {({ averages, trend }) =>
          averages.length === 0 ? (
            <Empty>{t('round.noAverages')}</Empty>
          ) : (
            <div className="pad">
              <table className="numbers">
                <thead>
                  <tr>
                    <th>{t('round.county')}</th>
                    <th>{t('round.class')}</th>
                    <th className="r">{t('round.count')}</th>
                    <th className="r">{t('round.mean')}</th>
                  </tr>
                </thead>
                <tbody>
                  {averages.map((one) => (
                    <tr key={`${one.county?.id ?? ''}-${one.class ?? ''}`}>
                      <td>{one.county?.name ?? t('round.allCounties')}</td>
                      <td>
                        {one.class === null
                          ? t('round.allCounties')
                          : (standard?.classes.get(one.class)?.[language] ?? one.class)}
                      </td>
                      <td className="r">{one.count}</td>
                      <td className="r">{figure(one.mean)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <TrendChart
                label={t('round.averagesLabel', { count: trend.length })}
                points={trend.map(({ periodKey, mean }) => ({ name: periodInWords(periodKey, language), value: mean }))}
              />
              <table className="numbers">
                <caption className="unseen">{t('round.averagesOf')}</caption>
                <tbody>
                  {trend.map((one) => (
                    <tr key={one.roundId}>
                      <th scope="row">{periodInWords(one.periodKey, language)}</th>
                      <td className="r">{figure(one.mean)}</td>
                      <td className="r">{one.change === null ? '' : change(one.change)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </Panel>
  );
}
