import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type Answer, type ItemOf, type paths } from '../../api/client.js';
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
} from '../../shapes/index.js';
import { chosenOf, CommonFilters } from './filters.js';

export type Escalation = Answer<'/api/plans/v1/escalations/{id}'>;
type Row = ItemOf<'/api/plans/v1/escalations'>;
type Query = NonNullable<paths['/api/plans/v1/escalations']['get']['parameters']['query']>;

const FILTERS = ['status', 'waitsFor', 'kind', 'programmeId', 'unitId', 'divisionId', 'targetId'] as const;
const STATUSES: readonly Escalation['status'][] = ['open', 'ended'];
const WAITS: readonly NonNullable<Escalation['waitsFor']>[] = ['telling', 'decision', 'service'];
const KINDS: readonly Escalation['steps'][number]['kind'][] = ['reminder', 'supervisionOrder', 'interview', 'circular'];
const PAGE = 50;

export function EscalationListPage(): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const state = useListState(FILTERS, '-overdue');
  const columns = useColumns();
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/plans/v1/escalations', { params: params(state.cursor, PAGE) });
  return (
    <Page title={t('escalations')}>
      <Panel>
        <DataTable
          name="escalations"
          label={t('escalations')}
          context="plans"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noEscalations')}
          open={({ id }) => `/escalations/${id}`}
          page={(cursor, limit) => done(api.GET('/api/plans/v1/escalations', { params: params(cursor, limit) }))}
          filters={
            <>
              <CommonFilters
                state={state}
                names={['status', 'programmeId', 'unitId', 'divisionId']}
                status={{ group: 'escalationStatus', codes: STATUSES }}
              />
              <CodeChoice
                {...chosenOf(state, 'waitsFor', t('waits'))}
                codes={WAITS}
                inWords={(code) => say('escalationWaits', code)}
              />
              <CodeChoice
                {...chosenOf(state, 'kind', t('stepNow'))}
                codes={KINDS}
                inWords={(code) => say('escalationKind', code)}
              />
            </>
          }
        />
      </Panel>
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const programme = useProgrammeNames();
  const named = ({ target }: Row): string =>
    target.heading ?? target.subject?.name ?? say('escalationTarget', target.kind);
  return [
    {
      key: 'target',
      title: t('target'),
      render: (row) => <Link to={`/escalations/${row.id}`}>{named(row)}</Link>,
      text: named,
    },
    {
      key: 'kind',
      title: t('targetKind'),
      render: ({ target }) => say('escalationTarget', target.kind),
      text: ({ target }) => say('escalationTarget', target.kind),
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status, waitsFor }) => (
        <>
          <Chip tone={status === 'open' ? 'late' : 'plain'}>{say('escalationStatus', status)}</Chip>{' '}
          {waitsFor === null ? null : <Chip tone="soon">{say('escalationWaits', waitsFor)}</Chip>}
        </>
      ),
      text: ({ status, waitsFor }) =>
        waitsFor === null ? say('escalationStatus', status) : say('escalationWaits', waitsFor),
    },
    {
      key: 'step',
      title: t('stepNow'),
      render: ({ step }) => (step === null ? '—' : say('escalationKind', step.kind)),
      text: ({ step }) => (step === null ? '' : say('escalationKind', step.kind)),
    },
    { key: 'unit', title: t('unit'), render: ({ unit }) => unit?.name ?? '—', text: ({ unit }) => unit?.name ?? '' },
    {
      key: 'division',
      title: t('division'),
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
    },
    {
      key: 'overdue',
      title: t('lastDay'),
      sort: 'overdue',
      render: ({ lastDay, status }) => (
        <>
          {lastDay} {status === 'open' ? <DueChip on={lastDay} /> : null}
        </>
      ),
      text: ({ lastDay }) => lastDay,
      width: 200,
    },
    {
      key: 'next',
      title: t('nextAt'),
      render: ({ nextAt }) => <Instant at={nextAt} />,
      text: ({ nextAt }) => (nextAt === null ? '' : instantInFull(nextAt)),
      width: 150,
    },
    {
      key: 'programme',
      title: t('programme'),
      render: ({ programmeId }) => programme(programmeId),
      text: ({ programmeId }) => programme(programmeId),
    },
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
