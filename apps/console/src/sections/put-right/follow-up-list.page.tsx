import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type Answer, type ItemOf, type paths } from '../../api/client.js';
import {
  Chip,
  CodeChoice,
  DataTable,
  Instant,
  instantInFull,
  listQuery,
  Page,
  Panel,
  useCodeWords,
  useListState,
  useProgrammeNames,
  type Column,
  type Tone,
} from '../../shapes/index.js';
import { chosenOf, CommonFilters } from './filters.js';

export type FollowUp = Answer<'/api/plans/v1/follow-ups/{id}'>;
type Row = ItemOf<'/api/plans/v1/follow-ups'>;
type Query = NonNullable<paths['/api/plans/v1/follow-ups']['get']['parameters']['query']>;

const FILTERS = ['status', 'confirmed', 'programmeId', 'subjectId', 'divisionId', 'removalId'] as const;
const STATUSES: readonly FollowUp['status'][] = ['open', 'completed', 'settled', 'withdrawn'];
const TONES: Readonly<Record<FollowUp['status'], Tone>> = {
  open: 'go',
  completed: 'soon',
  settled: 'ok',
  withdrawn: 'plain',
};
const PAGE = 50;

export function toneOfFollowUp(status: FollowUp['status']): Tone {
  return TONES[status];
}

export function FollowUpListPage(): ReactNode {
  const { t } = useTranslation('putRight');
  const state = useListState(FILTERS);
  const columns = useColumns();
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/plans/v1/follow-ups', { params: params(state.cursor, PAGE) });
  return (
    <Page title={t('followUps')}>
      <Panel>
        <DataTable
          name="follow-ups"
          label={t('followUps')}
          context="plans"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noFollowUps')}
          open={({ id }) => `/follow-ups/${id}`}
          page={(cursor, limit) => done(api.GET('/api/plans/v1/follow-ups', { params: params(cursor, limit) }))}
          filters={
            <>
              <CommonFilters
                state={state}
                names={['status', 'programmeId', 'subjectId', 'divisionId']}
                status={{ group: 'followUpStatus', codes: STATUSES }}
              />
              <CodeChoice
                {...chosenOf(state, 'confirmed', t('confirmed'))}
                codes={['true', 'false']}
                inWords={(code) => t(code === 'true' ? 'confirmed' : 'notConfirmed')}
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
  return [
    {
      key: 'subject',
      title: t('subject'),
      render: ({ id, subject }) => <Link to={`/follow-ups/${id}`}>{subject.name}</Link>,
      text: ({ subject }) => subject.name,
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status, confirmed, openedOn }) => (
        <>
          <Chip tone={toneOfFollowUp(status)}>{say('followUpStatus', status)}</Chip>{' '}
          {openedOn !== null && !confirmed ? <Chip tone="soon">{t('notConfirmed')}</Chip> : null}
        </>
      ),
      text: ({ status }) => say('followUpStatus', status),
    },
    {
      key: 'rectifications',
      title: t('rectifications'),
      right: true,
      render: ({ rectifications, openRectifications }) =>
        t('openOfAll', { open: openRectifications, all: rectifications }),
      text: ({ rectifications, openRectifications }) =>
        t('openOfAll', { open: openRectifications, all: rectifications }),
    },
    {
      key: 'openedOn',
      title: t('openedOn'),
      render: ({ openedOn }) => openedOn ?? '—',
      text: ({ openedOn }) => openedOn ?? '',
      width: 130,
    },
    { key: 'clause', title: t('clause'), render: ({ clause }) => clause ?? '—', text: ({ clause }) => clause ?? '' },
    {
      key: 'division',
      title: t('division'),
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
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
      render: ({ changedAt }) => <Instant at={changedAt} />,
      text: ({ changedAt }) => instantInFull(changedAt),
      width: 150,
    },
  ];
}
