import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Chip,
  DataTable,
  Instant,
  instantInFull,
  listQuery,
  OfficerName,
  Page,
  Panel,
  useCodeWords,
  useListState,
  type Column,
} from '../../shapes/index.js';
import { DOSSIER_TONES, lookForCompiled, mostFailed } from './dossier.js';
import { OrderDossier } from './order-dossier.js';

type Item = ItemOf<'/api/audit/v1/dossiers'>;
type Query = NonNullable<paths['/api/audit/v1/dossiers']['get']['parameters']['query']>;

const PAGE = 50;

/** 归档案卷: newest first. */
export function DossierListPage(): ReactNode {
  const { t } = useTranslation('audit');
  const may = useMay();
  const state = useListState([] as const);
  const columns = useColumns();
  const query = queries.useQuery(
    'get',
    '/api/audit/v1/dossiers',
    { params: { query: listQuery<Query>(state, state.cursor, PAGE) } },
    { refetchInterval: ({ state: { data } }) => lookForCompiled(data?.items) },
  );
  return (
    <Page
      title={t('dossiers.title')}
      about={t('dossiers.about')}
      acts={may('dossier.order') ? <OrderDossier /> : undefined}
    >
      <Panel>
        <DataTable
          name="dossiers"
          label={t('dossiers.title')}
          // What is taken out of the archive is recorded where exports of the directory are.
          context="directory"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('dossiers.none')}
          open={({ id }) => `/audit/dossiers/${id}`}
          page={(cursor, limit) =>
            done(api.GET('/api/audit/v1/dossiers', { params: { query: listQuery<Query>(state, cursor, limit) } }))
          }
        />
      </Panel>
    </Page>
  );
}

function useColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  const checked = ({ compiled }: Item): string =>
    compiled === null
      ? '—'
      : mostFailed(compiled) === 0
        ? t('dossiers.passed')
        : t('dossiers.failedItems', { count: mostFailed(compiled) });
  return [
    {
      key: 'scope',
      title: t('dossiers.scope'),
      width: 320,
      render: ({ id, scope }) => <Link to={`/audit/dossiers/${id}`}>{scope.name}</Link>,
      text: ({ scope }) => scope.name,
    },
    {
      key: 'status',
      title: t('dossiers.status'),
      render: ({ status }) => <Chip tone={DOSSIER_TONES[status]}>{say('dossierStatus', status)}</Chip>,
      text: ({ status }) => say('dossierStatus', status),
    },
    {
      key: 'checks',
      title: t('dossiers.checks'),
      render: (item) =>
        item.compiled === null ? (
          item.failure === null ? (
            '—'
          ) : (
            say('dossierFailure', item.failure.code)
          )
        ) : (
          <Chip tone={mostFailed(item.compiled) === 0 ? 'ok' : 'late'}>{checked(item)}</Chip>
        ),
      text: checked,
    },
    {
      key: 'items',
      title: t('dossiers.items'),
      right: true,
      render: ({ compiled }) => compiled?.items ?? '—',
      text: ({ compiled }) => compiled?.items ?? null,
    },
    {
      key: 'orderedBy',
      title: t('dossiers.orderedBy'),
      width: 220,
      render: ({ orderedBy }) => <OfficerName of={orderedBy} />,
      text: null,
    },
    {
      key: 'orderedAt',
      title: t('dossiers.orderedAt'),
      render: ({ orderedAt }) => <Instant at={orderedAt} />,
      text: ({ orderedAt }) => instantInFull(orderedAt),
    },
  ];
}
