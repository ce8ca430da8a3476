import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { codesOf } from '../../records/codes.js';
import {
  Chip,
  CodeChoice,
  DataTable,
  Instant,
  dayOf,
  instantInFull,
  listQuery,
  OfficerName,
  Page,
  Panel,
  useCodeWords,
  useListState,
  type Column,
} from '../../shapes/index.js';
import { DISPOSAL_TONES } from './disposal.js';

type Item = ItemOf<'/api/audit/v1/disposals'>;
type Query = NonNullable<paths['/api/audit/v1/disposals']['get']['parameters']['query']>;

const PAGE = 50;

/** 销毁清册: newest first. */
export function DisposalListPage(): ReactNode {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  const state = useListState(['status'] as const);
  const columns = useColumns();
  const query = queries.useQuery('get', '/api/audit/v1/disposals', {
    params: { query: listQuery<Query>(state, state.cursor, PAGE) },
  });
  return (
    <Page title={t('disposals.title')} about={t('disposals.about')}>
      <Panel>
        <DataTable
          name="disposals"
          label={t('disposals.title')}
          // What is taken out of the archive is recorded where exports of the directory are.
          context="directory"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={
            <>
              {t('disposals.none')} <Link to="/audit/dossiers">{t('disposals.toDossiers')}</Link>
            </>
          }
          open={({ id }) => `/audit/disposals/${id}`}
          page={(cursor, limit) =>
            done(api.GET('/api/audit/v1/disposals', { params: { query: listQuery<Query>(state, cursor, limit) } }))
          }
          filters={
            <CodeChoice
              aria-label={t('disposals.status')}
              placeholder={t('disposals.status')}
              allowClear
              codes={codesOf('disposalStatus')}
              inWords={(code) => say('disposalStatus', code)}
              onChange={(status: string | undefined) => state.set({ status })}
              {...(state.filters.status === undefined ? {} : { value: state.filters.status })}
            />
          }
        />
      </Panel>
    </Page>
  );
}

function useColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  const called = ({ lines, proposedAt }: Item): string =>
    t('disposals.called', { count: lines, when: dayOf(proposedAt) });
  return [
    {
      key: 'name',
      title: t('disposals.one'),
      width: 280,
      render: (item) => <Link to={`/audit/disposals/${item.id}`}>{called(item)}</Link>,
      text: called,
    },
    {
      key: 'status',
      title: t('disposals.status'),
      render: ({ status }) => <Chip tone={DISPOSAL_TONES[status]}>{say('disposalStatus', status)}</Chip>,
      text: ({ status }) => say('disposalStatus', status),
    },
    {
      key: 'lines',
      title: t('disposals.lines'),
      right: true,
      render: ({ lines }) => lines,
      text: ({ lines }) => lines,
    },
    {
      key: 'division',
      title: t('disposals.division'),
      render: ({ division }) => division?.name ?? '—',
      text: ({ division }) => division?.name ?? null,
    },
    {
      key: 'proposedBy',
      title: t('disposals.proposedBy'),
      width: 220,
      render: ({ proposedBy }) => <OfficerName of={proposedBy} />,
      text: null,
    },
    {
      key: 'proposedAt',
      title: t('disposals.proposedAt'),
      render: ({ proposedAt }) => <Instant at={proposedAt} />,
      text: ({ proposedAt }) => instantInFull(proposedAt),
    },
  ];
}
