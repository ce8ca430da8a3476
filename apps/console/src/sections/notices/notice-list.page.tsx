import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { useMe } from '../../session/me.js';
import {
  Chip,
  DataTable,
  Day,
  dayOf,
  DueChip,
  Page,
  Panel,
  useCodeWords,
  useListState,
  type Column,
  type Tone,
} from '../../shapes/index.js';
import { useAwardNames } from '../titles/award-names.js';
import { DivisionFilter, exportQuery, pageQuery, ProgrammeFilter, StatusFilter } from './filters.js';

type Item = ItemOf<'/api/awards/v1/notices'>;
type Query = NonNullable<paths['/api/awards/v1/notices']['get']['parameters']['query']>;

export const NOTICE_TONES: Readonly<Record<Item['status'], Tone>> = { open: 'go', ended: 'ok', cancelled: 'plain' };

const FILTERS = ['programmeId', 'status', 'divisionId'] as const;

export function NoticeListPage(): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  const me = useMe();
  const state = useListState(FILTERS, '-changed');
  const query = queries.useQuery('get', '/api/awards/v1/notices', { params: { query: pageQuery<Query>(state.query) } });
  const names = useAwardNames(query.data?.items ?? []);
  const nameOf = (item: Item): string =>
    [names.title(item), item.division?.name, item.firstDay].filter((part) => part).join(' · ');
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('notice'),
      render: (item) => <Link to={`/notices/${item.id}`}>{nameOf(item)}</Link>,
      text: nameOf,
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => <Chip tone={NOTICE_TONES[status]}>{say('noticeStatus', status)}</Chip>,
      text: ({ status }) => say('noticeStatus', status),
    },
    {
      key: 'lastDay',
      title: t('lastDay'),
      sort: 'lastDay',
      render: ({ status, lastDay }) => (status === 'open' ? <DueChip on={lastDay} /> : <Day day={lastDay} />),
      text: ({ lastDay }) => lastDay,
    },
    { key: 'count', title: t('count'), right: true, render: ({ count }) => count, text: ({ count }) => count },
    {
      key: 'blocked',
      title: t('blocked'),
      right: true,
      render: ({ blocked }) => (blocked === 0 ? 0 : <Chip tone="soon">{blocked}</Chip>),
      text: ({ blocked }) => blocked,
    },
    { key: 'struck', title: t('struck'), right: true, render: ({ struck }) => struck, text: ({ struck }) => struck },
    {
      key: 'changed',
      title: t('changed'),
      sort: 'changed',
      render: ({ changedAt }) => <Day day={dayOf(changedAt)} />,
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
  return (
    <Page
      title={t('notices')}
      acts={
        <Link to={`/public/${encodeURIComponent(me.tenant.name)}`} target="_blank">
          {t('publicPage')}
        </Link>
      }
    >
      <Panel>
        <DataTable
          name="notices"
          label={t('notices')}
          context="awards"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noNotices')}
          open={({ id }) => `/notices/${id}`}
          filters={
            <>
              <ProgrammeFilter state={state} />
              <StatusFilter state={state} group="noticeStatus" />
              <DivisionFilter state={state} />
            </>
          }
          page={async (cursor, limit) => {
            const params = { query: exportQuery<Query>(state.query, cursor, limit) };
            const page = await done(api.GET('/api/awards/v1/notices', { params }));
            await names.load(page.items);
            return page;
          }}
        />
      </Panel>
    </Page>
  );
}
