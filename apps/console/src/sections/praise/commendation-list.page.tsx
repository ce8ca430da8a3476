import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Chip,
  DataTable,
  Day,
  dayOf,
  Page,
  Panel,
  PersonName,
  useCodeWords,
  useListState,
  type Column,
  type Tone,
} from '../../shapes/index.js';
import { exportQuery, pageQuery, ProgrammeFilter, StatusFilter } from '../notices/filters.js';
import { useAwardNames } from '../titles/award-names.js';
import { ProposeCommendation } from './propose-commendation.js';

type Item = ItemOf<'/api/awards/v1/commendations'>;
type Query = NonNullable<paths['/api/awards/v1/commendations']['get']['parameters']['query']>;

export const COMMENDATION_TONES: Readonly<Record<Item['status'], Tone>> = {
  proposed: 'soon',
  decided: 'title',
  dropped: 'plain',
  revoked: 'late',
};

const FILTERS = ['programmeId', 'status', 'toId'] as const;

export function CommendationListPage(): ReactNode {
  const { t } = useTranslation('praise');
  const say = useCodeWords();
  const may = useMay();
  const state = useListState(FILTERS, '-changed');
  const query = queries.useQuery('get', '/api/awards/v1/commendations', {
    params: { query: pageQuery<Query>(state.query) },
  });
  const names = useAwardNames(query.data?.items ?? []);
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('commendation'),
      render: (item) => (
        <Link to={`/praise/commendations/${item.id}`}>
          {names.commendation(item, item.item.code)} · {item.to.name ?? say('countedFor', item.to.kind)}
        </Link>
      ),
      text: (item) => names.commendation(item, item.item.code),
    },
    {
      key: 'to',
      title: t('to'),
      render: ({ to }) => (to.kind === 'member' ? <PersonName id={to.id} /> : (to.name ?? '—')),
      text: ({ to }) => to.name ?? say('countedFor', to.kind),
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => <Chip tone={COMMENDATION_TONES[status]}>{say('commendationStatus', status)}</Chip>,
      text: ({ status }) => say('commendationStatus', status),
    },
    {
      key: 'item',
      title: t('form'),
      render: ({ item }) => say('commendationItem', item.kind),
      text: ({ item }) => say('commendationItem', item.kind),
    },
    {
      key: 'programme',
      title: t('programme'),
      render: (item) => names.programme(item),
      text: (item) => names.programme(item),
    },
    {
      key: 'document',
      title: t('documentNumber'),
      render: ({ documentNumber }) => documentNumber ?? '—',
      text: ({ documentNumber }) => documentNumber,
    },
    {
      key: 'changed',
      title: t('changed'),
      sort: 'changed',
      render: ({ changedAt }) => <Day day={dayOf(changedAt)} />,
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
  return (
    <Page title={t('commendations')} acts={may('honour.propose') ? <ProposeCommendation /> : undefined}>
      <Panel>
        <DataTable
          name="commendations"
          label={t('commendations')}
          context="awards"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noCommendations')}
          open={({ id }) => `/praise/commendations/${id}`}
          filters={
            <>
              <ProgrammeFilter state={state} />
              <StatusFilter state={state} group="commendationStatus" />
            </>
          }
          page={async (cursor, limit) => {
            const params = { query: exportQuery<Query>(state.query, cursor, limit) };
            const page = await done(api.GET('/api/awards/v1/commendations', { params }));
            await names.load(page.items);
            return page;
          }}
        />
      </Panel>
    </Page>
  );
}
