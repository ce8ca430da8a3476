import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { pageAsOf } from '../../records/kept-records.js';
import { useKindWords } from '../../records/kinds.js';
import {
  DataTable,
  Instant,
  instantInFull,
  listQuery,
  Page,
  Panel,
  useListState,
  type Column,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { nameOf } from './state-kinds.js';
import { stateInWords, useStateOf, type State } from './state.js';

type PastRecord = ItemOf<'/api/audit/v1/states/{id}/records/{kind}'>;
type Query = NonNullable<paths['/api/audit/v1/states/{id}/records/{kind}']['get']['parameters']['query']>;

const PAGE = 50;

/** The records of a kind as they were, by name; each leads to what it was, and to its page as of then. */
export function StateRecordsPage(): ReactNode {
  const { t } = useTranslation('audit');
  const kindInWords = useKindWords();
  const { id = '', kind = '' } = useParams();
  const { data: state } = useStateOf(id);
  const of = state === undefined ? t('states.one') : stateInWords(state, t);
  return (
    <Page
      title={kindInWords(kind)}
      crumbs={[
        { to: '/audit/states', text: t('states.title') },
        { to: `/audit/states/${id}`, text: of },
      ]}
    >
      <Panel>
        <Records id={id} kind={kind} state={state} />
      </Panel>
    </Page>
  );
}

function Records({
  id,
  kind,
  state,
}: {
  readonly id: string;
  readonly kind: string;
  readonly state: State | undefined;
}): ReactNode {
  const { t } = useTranslation('audit');
  const kindInWords = useKindWords();
  const list = useListState(['q'] as const, '-recordedAt');
  const columns = useColumns(id, kind, state);
  const params = (cursor: string | undefined, limit: number) => ({
    path: { id, kind },
    query: listQuery<Query>(list, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/audit/v1/states/{id}/records/{kind}', {
    params: params(list.cursor, PAGE),
  });
  return (
    <DataTable
      name="states"
      label={kindInWords(kind)}
      // What is taken out of states is recorded where exports of the directory are.
      context="directory"
      columns={columns}
      query={query}
      rowKey={(record) => record.id}
      state={list}
      empty={t('records.none')}
      open={(record) => `/audit/states/${id}/${kind}/${record.id}`}
      within={{ state: id, kind }}
      page={(cursor, limit) =>
        done(api.GET('/api/audit/v1/states/{id}/records/{kind}', { params: params(cursor, limit) }))
      }
      filters={
        <Input.Search
          key={list.filters.q ?? ''}
          aria-label={t('records.search')}
          placeholder={t('records.search')}
          allowClear
          defaultValue={list.filters.q}
          maxLength={100}
          style={{ maxWidth: 320 }}
          onSearch={(text) => list.set({ q: text.trim() })}
        />
      }
    />
  );
}

function useColumns(id: string, kind: string, state: State | undefined): readonly Column<PastRecord>[] {
  const { t } = useTranslation('audit');
  const { language } = useLanguage();
  const called = ({ row }: PastRecord): string => nameOf(row, language) ?? t('records.unnamed');
  return [
    {
      key: 'name',
      title: t('records.name'),
      width: 420,
      render: (record) => <Link to={`/audit/states/${id}/${kind}/${record.id}`}>{called(record)}</Link>,
      text: called,
    },
    {
      key: 'recordedAt',
      title: t('records.recordedAt'),
      sort: 'recordedAt',
      render: ({ recordedAt }) => <Instant at={recordedAt} />,
      text: ({ recordedAt }) => instantInFull(recordedAt),
    },
    {
      key: 'revision',
      title: t('records.revision'),
      right: true,
      render: ({ revision }) => String(Number(revision) + 1),
      text: ({ revision }) => Number(revision) + 1,
    },
    {
      key: 'page',
      title: t('records.pageThen'),
      render: (record) => {
        const page = state === undefined ? undefined : pageAsOf(kind, record.id, state.asOf);
        return page === undefined ? '—' : <Link to={page}>{t('states.open')}</Link>;
      },
      text: null,
    },
  ];
}
