import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../../api/client.js';
import { Answered, Empty } from '../../shapes/index.js';
import { nameOf, type Standard } from '../../standard/definition.js';
import { change, figure } from '../../standard/exact.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';
import { TrendChart } from './trend-chart.js';

export interface TrendProps {
  readonly subjectId: string;
  readonly programmeId: string;
  readonly roundCode: string;
  readonly standard: Standard | undefined;
}

/** How the results of a subject went, as a line and in numbers. */
export function SubjectTrend({ subjectId, programmeId, roundCode, standard }: TrendProps): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const query = queries.useQuery('get', '/api/assessments/v1/subjects/{id}/trend', {
    params: { path: { id: subjectId }, query: { programmeId, roundCode } },
  });
  return (
    <Answered query={query}>
      {({ points }) =>
        points.length < 2 ? (
          <Empty>{t('result.noTrend')}</Empty>
        ) : (
          <div className="pad">
            <TrendChart
              label={t('result.trendLabel', { count: points.length })}
              points={points.map(({ periodKey, total }) => ({
                name: periodInWords(periodKey, language),
                value: total,
              }))}
            />
            <div className="table-box">
              <table className="numbers">
                <thead>
                  <tr>
                    <th>{t('result.period')}</th>
                    <th>{t('round.grade')}</th>
                    <th className="r">{t('round.total')}</th>
                    <th className="r">{t('round.change')}</th>
                    <th className="r">{t('round.rank')}</th>
                  </tr>
                </thead>
                <tbody>
                  {points.map((point) => (
                    <tr key={point.resultId}>
                      <th scope="row">
                        <Link to={`/assessment/results/${point.resultId}`}>
                          {periodInWords(point.periodKey, language)}
                        </Link>
                      </th>
                      <td>{nameOf(standard, point.grade, language)}</td>
                      <td className="r">{figure(point.total)}</td>
                      <td className="r">{point.change === null ? '' : change(point.change)}</td>
                      <td className="r">
                        {point.rank === null ? '—' : `${point.rank}${point.ranked === null ? '' : `/${point.ranked}`}`}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        )
      }
    </Answered>
  );
}
