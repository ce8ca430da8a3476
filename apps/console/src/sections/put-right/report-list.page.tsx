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
  type Tone,
} from '../../shapes/index.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';
import { chosenOf, CommonFilters } from './filters.js';
import { PeriodField } from './period-field.js';

export type Report = Answer<'/api/plans/v1/reports/{id}'>;
type Row = ItemOf<'/api/plans/v1/reports'>;
type Query = NonNullable<paths['/api/plans/v1/reports']['get']['parameters']['query']>;

const FILTERS = ['status', 'at', 'overdue', 'programmeId', 'unitId', 'divisionId', 'periodKey', 'planId'] as const;
const STATUSES: readonly Report['status'][] = ['asked', 'filed', 'passedOn', 'arrived'];
const PLACES: readonly Report['at'][] = ['unit', 'community', 'town', 'countyBureau', 'county', 'city'];
const TONES: Readonly<Record<Report['status'], Tone>> = { asked: 'go', filed: 'soon', passedOn: 'go', arrived: 'ok' };
const PAGE = 50;

export function toneOfReport(status: Report['status']): Tone {
  return TONES[status];
}

export function ReportListPage(): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const state = useListState(FILTERS);
  const columns = useColumns();
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/plans/v1/reports', { params: params(state.cursor, PAGE) });
  return (
    <Page title={t('reports')}>
      <Panel>
        <DataTable
          name="reports"
          label={t('reports')}
          context="plans"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noReports')}
          open={({ id }) => `/reports/${id}`}
          page={(cursor, limit) => done(api.GET('/api/plans/v1/reports', { params: params(cursor, limit) }))}
          filters={
            <>
              <CommonFilters
                state={state}
                names={['status', 'overdue', 'programmeId', 'unitId', 'divisionId']}
                status={{ group: 'reportStatus', codes: STATUSES }}
              />
              <CodeChoice
                {...chosenOf(state, 'at', t('isAt'))}
                codes={PLACES}
                inWords={(code) => say('reportPlace', code)}
              />
              <PeriodField {...chosenOf(state, 'periodKey', t('period'))} />
            </>
          }
        />
      </Panel>
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const say = useCodeWords();
  const programme = useProgrammeNames();
  return [
    {
      key: 'unit',
      title: t('unit'),
      render: ({ id, unit, periodKey }) => (
        <Link to={`/reports/${id}`}>
          {unit.name} {periodInWords(periodKey, language)}
        </Link>
      ),
      text: ({ unit }) => unit.name,
    },
    {
      key: 'period',
      title: t('period'),
      render: ({ periodKey }) => periodInWords(periodKey, language),
      text: ({ periodKey }) => periodInWords(periodKey, language),
      width: 110,
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status, becameOverdue }) => (
        <>
          <Chip tone={toneOfReport(status)}>{say('reportStatus', status)}</Chip>{' '}
          {becameOverdue && status !== 'asked' ? <Chip tone="late">{t('wasOverdue')}</Chip> : null}
        </>
      ),
      text: ({ status }) => say('reportStatus', status),
    },
    {
      key: 'at',
      title: t('isAt'),
      render: ({ at }) => say('reportPlace', at),
      text: ({ at }) => say('reportPlace', at),
    },
    {
      key: 'due',
      title: t('due'),
      render: ({ dueOn, lastDay, status }) => (
        <>
          {dueOn} {status === 'asked' ? <DueChip on={lastDay} /> : null}
        </>
      ),
      text: ({ dueOn }) => dueOn,
      width: 200,
    },
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
      key: 'filed',
      title: t('filedAt'),
      render: ({ filedAt }) => <Instant at={filedAt} />,
      text: ({ filedAt }) => (filedAt === null ? '' : instantInFull(filedAt)),
      width: 150,
    },
  ];
}
