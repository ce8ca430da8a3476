import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Chip,
  CodeChoice,
  DataTable,
  DueChip,
  Instant,
  instantInFull,
  listQuery,
  Page,
  Panel,
  useCodeWords,
  useListState,
  useProgrammeNames,
  type Column,
  type ListState,
} from '../../shapes/index.js';
import { chosenOf, CommonFilters } from './filters.js';
import { OrderRectification } from './order-rectification.js';
import { isOver, RECTIFICATION_STATUSES, toneOfRectification } from './rectification-status.js';

type Row = ItemOf<'/api/plans/v1/rectifications'>;
type Query = NonNullable<paths['/api/plans/v1/rectifications']['get']['parameters']['query']>;

const FILTERS = [
  'status',
  'overdue',
  'serious',
  'programmeId',
  'subjectId',
  'unitId',
  'divisionId',
  'removalId',
  'dueFrom',
  'dueTo',
] as const;
const PAGE = 50;

export function RectificationListPage(): ReactNode {
  const { t } = useTranslation('putRight');
  const may = useMay();
  const state = useListState(FILTERS, 'due');
  const columns = useColumns();
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/plans/v1/rectifications', { params: params(state.cursor, PAGE) });
  return (
    <Page title={t('rectifications')} acts={may('rectification.order') ? <OrderRectification /> : undefined}>
      <Panel>
        <DataTable
          name="rectifications"
          label={t('rectifications')}
          context="plans"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noRectifications')}
          open={({ id }) => `/rectifications/${id}`}
          page={(cursor, limit) => done(api.GET('/api/plans/v1/rectifications', { params: params(cursor, limit) }))}
          filters={<Filters state={state} />}
        />
      </Panel>
    </Page>
  );
}

function Filters({ state }: { readonly state: ListState<(typeof FILTERS)[number]> }): ReactNode {
  const { t } = useTranslation('putRight');
  return (
    <>
      <CommonFilters
        state={state}
        names={['status', 'overdue', 'programmeId', 'subjectId', 'unitId', 'divisionId', 'dueFrom', 'dueTo']}
        status={{ group: 'rectificationStatus', codes: RECTIFICATION_STATUSES }}
      />
      <CodeChoice
        {...chosenOf(state, 'serious', t('serious'))}
        codes={['true', 'false']}
        inWords={(code) => t(code === 'true' ? 'serious' : 'notSerious')}
      />
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const programme = useProgrammeNames();
  return [
    {
      key: 'subject',
      title: t('subject'),
      render: ({ id, subject, serious }) => (
        <>
          <Link to={`/rectifications/${id}`}>{subject.name}</Link>{' '}
          {serious ? <Chip tone="late">{t('serious')}</Chip> : null}
        </>
      ),
      text: ({ subject }) => subject.name,
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status, transferred }) => (
        <>
          <Chip tone={toneOfRectification(status)}>{say('rectificationStatus', status)}</Chip>{' '}
          {transferred ? <Chip tone="late">{t('transferred')}</Chip> : null}
        </>
      ),
      text: ({ status }) => say('rectificationStatus', status),
    },
    {
      key: 'due',
      title: t('due'),
      sort: 'due',
      render: ({ dueOn, dueProvisional, status }) => (
        <>
          {dueOn} {isOver(status) ? null : <DueChip on={dueOn} provisional={dueProvisional} />}
        </>
      ),
      text: ({ dueOn }) => dueOn,
      width: 200,
    },
    {
      key: 'unit',
      title: t('unit'),
      render: ({ unit }) => unit?.name ?? <Chip tone="soon">{t('noUnit')}</Chip>,
      text: ({ unit }) => unit?.name ?? '',
    },
    {
      key: 'division',
      title: t('division'),
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
    },
    {
      key: 'source',
      title: t('source'),
      render: ({ source }) => say('rectificationSource', source),
      text: ({ source }) => say('rectificationSource', source),
    },
    {
      key: 'programme',
      title: t('programme'),
      render: ({ programmeId }) => programme(programmeId),
      text: ({ programmeId }) => programme(programmeId),
    },
    { key: 'found', title: t('foundOn'), render: ({ foundOn }) => foundOn, text: ({ foundOn }) => foundOn, width: 120 },
    {
      key: 'changed',
      title: t('changed'),
      sort: 'changed',
      render: ({ changedAt }) => <Instant at={changedAt} />,
      text: ({ changedAt }) => instantInFull(changedAt),
      width: 150,
    },
  ];
}
