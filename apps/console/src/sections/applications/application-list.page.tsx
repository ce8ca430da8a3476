import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import {
  Chip,
  CodeChoice,
  DataTable,
  DayField,
  DivisionChoice,
  DueChip,
  Instant,
  instantInFull,
  listQuery,
  Page,
  Panel,
  ProgrammeChoice,
  SubjectChoice,
  useCodeWords,
  useListState,
  useProgrammeNames,
  type Column,
  type ListState,
  type Tone,
} from '../../shapes/index.js';
import { chosenOf } from '../put-right/filters.js';
import type { ApplicationStatus } from './chain.js';
import { NewApplication } from './new-application.js';

type Row = ItemOf<'/api/assessments/v1/applications'>;
type Query = NonNullable<paths['/api/assessments/v1/applications']['get']['parameters']['query']>;

const FILTERS = [
  'status',
  'waitsFor',
  'overdue',
  'programmeId',
  'subjectId',
  'divisionId',
  'filedBy',
  'filedFrom',
  'filedTo',
] as const;
const STATUSES: readonly ApplicationStatus[] = [
  'atLevel',
  'returned',
  'onHold',
  'determined',
  'filedUpward',
  'rejected',
  'withdrawn',
];
const TONES: Readonly<Record<ApplicationStatus, Tone>> = {
  atLevel: 'go',
  returned: 'back',
  onHold: 'late',
  determined: 'ok',
  filedUpward: 'ok',
  rejected: 'late',
  withdrawn: 'plain',
};
const PAGE = 50;

export function toneOfApplication(status: ApplicationStatus): Tone {
  return TONES[status];
}

export function ApplicationListPage(): ReactNode {
  const { t } = useTranslation('applications');
  const state = useListState(FILTERS, '-filed');
  const columns = useColumns();
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/assessments/v1/applications', { params: params(state.cursor, PAGE) });
  return (
    <Page title={t('applications')} acts={<NewApplication />}>
      <Panel>
        <DataTable
          name="applications"
          label={t('applications')}
          context="assessments"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('none')}
          open={({ id }) => `/applications/${id}`}
          page={(cursor, limit) => done(api.GET('/api/assessments/v1/applications', { params: params(cursor, limit) }))}
          filters={<Filters state={state} />}
        />
      </Panel>
    </Page>
  );
}

function Filters({ state }: { readonly state: ListState<(typeof FILTERS)[number]> }): ReactNode {
  const { t } = useTranslation('applications');
  const say = useCodeWords();
  return (
    <>
      <CodeChoice
        {...chosenOf(state, 'status', t('status'))}
        codes={STATUSES}
        inWords={(code) => say('applicationStatus', code)}
      />
      <CodeChoice
        {...chosenOf(state, 'waitsFor', t('waitsFor'))}
        codes={['community', 'town', 'reviewer', 'office', 'leader']}
        inWords={(code) => say('personRole', code)}
      />
      <CodeChoice
        {...chosenOf(state, 'overdue', t('overdue'))}
        codes={['true', 'false']}
        inWords={(code) => t(code === 'true' ? 'onlyOverdue' : 'notOverdue')}
      />
      <ProgrammeChoice {...chosenOf(state, 'programmeId', t('programme'))} />
      <SubjectChoice {...chosenOf(state, 'subjectId', t('subject'))} />
      <DivisionChoice {...chosenOf(state, 'divisionId', t('division'))} />
      <CodeChoice
        {...chosenOf(state, 'filedBy', t('filedBy'))}
        codes={['self', 'organisation', 'public']}
        inWords={(code) => say('applicationFiledBy', code)}
      />
      <DayField {...chosenOf(state, 'filedFrom', t('filedFrom'))} />
      <DayField {...chosenOf(state, 'filedTo', t('filedTo'))} />
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('applications');
  const say = useCodeWords();
  const programme = useProgrammeNames();
  const standing = ({ status, waitsFor }: Row): string =>
    status === 'atLevel' && waitsFor !== null
      ? t('waitsForWhom', { who: `${say('level', waitsFor.at)} ${say('personRole', waitsFor.actedBy)}` })
      : say('applicationStatus', status);
  return [
    {
      key: 'subject',
      title: t('subject'),
      render: ({ id, subject }) => <Link to={`/applications/${id}`}>{subject.name}</Link>,
      text: ({ subject }) => subject.name,
    },
    {
      key: 'programme',
      title: t('programme'),
      render: (row) => programme(row.programme),
      text: (row) => programme(row.programme),
    },
    {
      key: 'status',
      title: t('status'),
      render: (row) => <Chip tone={toneOfApplication(row.status)}>{standing(row)}</Chip>,
      text: standing,
      width: 190,
    },
    {
      key: 'due',
      title: t('due'),
      sort: 'due',
      render: ({ due, status }) =>
        due === null ? '—' : <DueChip on={due.lastDay} done={status !== 'atLevel' && status !== 'returned'} />,
      text: ({ due }) => due?.lastDay ?? '',
      width: 130,
    },
    {
      key: 'division',
      title: t('division'),
      render: ({ subject }) => subject.division.name,
      text: ({ subject }) => subject.division.name,
    },
    {
      key: 'filedBy',
      title: t('filedBy'),
      render: ({ filedBy }) => say('applicationFiledBy', filedBy),
      text: ({ filedBy }) => say('applicationFiledBy', filedBy),
    },
    {
      key: 'filed',
      title: t('filedOn'),
      sort: 'filed',
      render: ({ filedOn }) => filedOn,
      text: ({ filedOn }) => filedOn,
      width: 120,
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
