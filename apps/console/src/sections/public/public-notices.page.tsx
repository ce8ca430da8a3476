import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries, type ItemOf } from '../../api/client.js';
import { Answered, Chip, DueChip, Empty } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { PublicLayout, usePublicTenant } from './public-layout.js';

type Item = ItemOf<'/api/awards/v1/public/{tenant}/notices'>;

const STATUSES = ['open', 'ended', 'cancelled'] as const;

/** Notices that run, with their days left, and on asking those that are over. */
export function PublicNoticesPage(): ReactNode {
  const { t } = useTranslation('public');
  const [over, setOver] = useState(false);
  return (
    <PublicLayout title={t('noticesHead')}>
      <h1>{t('noticesHead')}</h1>
      <p className="muted">{t('noticesAbout')}</p>
      <Notices statuses={['open']} empty={t('noneOpen')} />
      {over ? (
        <>
          <h2>{t('over')}</h2>
          <Notices statuses={STATUSES.slice(1)} empty={t('noneOver')} />
        </>
      ) : (
        <Button className="no-print" onClick={() => setOver(true)}>
          {t('showOver')}
        </Button>
      )}
    </PublicLayout>
  );
}

function Notices({ statuses, empty }: { readonly statuses: readonly string[]; readonly empty: string }): ReactNode {
  const { t } = useTranslation('public');
  const { tenant } = usePublicTenant();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const query = queries.useQuery('get', '/api/awards/v1/public/{tenant}/notices', {
    params: {
      path: { tenant },
      query: { status: statuses.join(','), limit: '20', ...(cursor === undefined ? {} : { cursor }) },
    },
  });
  return (
    <Answered query={query}>
      {({ items, next }) =>
        items.length === 0 && cursor === undefined ? (
          <Empty>{empty}</Empty>
        ) : (
          <>
            <ul className="public-list">
              {items.map((item) => (
                <Notice key={item.id} item={item} />
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
  );
}

function Notice({ item }: { readonly item: Item }): ReactNode {
  const { t } = useTranslation('public');
  const { language } = useLanguage();
  const { base } = usePublicTenant();
  const { id, status, title, programme, decidedBy, count, firstDay, lastDay } = item;
  return (
    <li>
      <div>
        <Link className="serif" to={`${base}/notices/${id}`}>
          {t('noticeOf', { title: title[language] })}
        </Link>
        <small>
          {programme[language]} · {t('subjects', { count })} · {t('fromTo', { from: firstDay, to: lastDay })}
          {decidedBy === null ? null : ` · ${decidedBy}`}
        </small>
      </div>
      {status === 'open' ? <DueChip on={lastDay} /> : <Chip>{t(status)}</Chip>}
    </li>
  );
}
