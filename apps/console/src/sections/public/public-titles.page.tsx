import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../../api/client.js';
import { Answered, Empty } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { PublicLayout, usePublicTenant } from './public-layout.js';

/** Titles that are valid today. */
export function PublicTitlesPage(): ReactNode {
  const { t } = useTranslation('public');
  const { language } = useLanguage();
  const { tenant, base } = usePublicTenant();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const query = queries.useQuery('get', '/api/awards/v1/public/{tenant}/titles', {
    params: { path: { tenant }, query: { limit: '50', ...(cursor === undefined ? {} : { cursor }) } },
  });
  return (
    <PublicLayout title={t('titlesHead')}>
      <h1>{t('titlesHead')}</h1>
      <p className="muted">{t('titlesAbout')}</p>
      <Answered query={query}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? (
            <Empty>{t('noTitles')}</Empty>
          ) : (
            <>
              <ul className="public-list">
                {items.map(({ id, subject, title, grade, division, plaqueNumber, validTo, namedOn }) => (
                  <li key={id}>
                    <div>
                      <Link className="serif" to={`${base}/titles/${id}`}>
                        {subject}
                      </Link>
                      <small>
                        {title[language]} · {grade[language]} · {division}
                      </small>
                    </div>
                    <small className="right">
                      {plaqueNumber ?? t('namedOn', { day: namedOn })}
                      <br />
                      {validTo === null ? t('withoutEnd') : t('until', { day: validTo })}
                    </small>
                  </li>
                ))}
              </ul>
              <div className="public-pager no-print">
                {cursors.length === 0 ? null : (
                  <Button onClick={() => setCursors(cursors.slice(0, -1))}>{t('previous')}</Button>
                )}
                {next === null ? null : <Button onClick={() => setCursors([...cursors, next])}>{t('next')}</Button>}
              </div>
            </>
          )
        }
      </Answered>
    </PublicLayout>
  );
}
