import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, done, queries, type Body, type ItemOf, type paths } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Act,
  Chip,
  CodeChoice,
  DataTable,
  DayField,
  DueChip,
  filled,
  Instant,
  instantInFull,
  LateEntryFields,
  listQuery,
  Page,
  Panel,
  ProgrammeChoice,
  SubjectChoice,
  UnitChoice,
  useCodeWords,
  useListState,
  useProgrammeNames,
  type Column,
} from '../../shapes/index.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';
import { FILING_STATUSES, toneOfFiling } from './filing-status.js';
import { chosenOf, CommonFilters } from './filters.js';
import { IndicatorChoice, useIndicatorNames } from './indicator-choice.js';
import { PeriodField } from './period-field.js';

type Row = ItemOf<'/api/plans/v1/filings'>;
type Query = NonNullable<paths['/api/plans/v1/filings']['get']['parameters']['query']>;

const FILTERS = [
  'status',
  'waitsFor',
  'overdue',
  'programmeId',
  'subjectId',
  'unitId',
  'divisionId',
  'periodKey',
] as const;
const REVIEWERS = ['unitHead', 'town', 'office', 'reviewer', 'leader'] as const;
const PAGE = 50;

export function FilingListPage(): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const may = useMay();
  const state = useListState(FILTERS);
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/plans/v1/filings', { params: params(state.cursor, PAGE) });
  const columns = useColumns(query.data?.items ?? []);
  return (
    <Page title={t('filings')} acts={may('filing.open', 'filing.manage') ? <OpenFiling /> : undefined}>
      <Panel>
        <DataTable
          name="filings"
          label={t('filings')}
          context="plans"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noFilings')}
          open={({ id }) => `/filings/${id}`}
          page={(cursor, limit) => done(api.GET('/api/plans/v1/filings', { params: params(cursor, limit) }))}
          filters={
            <>
              <CommonFilters
                state={state}
                names={['status', 'overdue', 'programmeId', 'subjectId', 'unitId', 'divisionId']}
                status={{ group: 'filingStatus', codes: FILING_STATUSES }}
              />
              <CodeChoice
                {...chosenOf(state, 'waitsFor', t('waitsFor'))}
                codes={REVIEWERS}
                inWords={(code) => say('personRole', code)}
              />
              <PeriodField {...chosenOf(state, 'periodKey', t('period'))} />
            </>
          }
        />
      </Panel>
    </Page>
  );
}

function useColumns(rows: readonly Row[]): readonly Column<Row>[] {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const say = useCodeWords();
  const programme = useProgrammeNames();
  const indicator = useIndicatorNames([...new Set(rows.map(({ programmeId }) => programmeId))]);
  return [
    {
      key: 'subject',
      title: t('subject'),
      render: ({ id, subject }) => <Link to={`/filings/${id}`}>{subject.name}</Link>,
      text: ({ subject }) => subject.name,
    },
    {
      key: 'indicator',
      title: t('indicator'),
      render: (row) => indicator(row.programmeId, row.indicator),
      text: (row) => indicator(row.programmeId, row.indicator),
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
      render: ({ status, waitsFor }) => (
        <Chip tone={toneOfFiling(status)}>
          {waitsFor === null
            ? say('filingStatus', status)
            : t('waitsForWhom', { who: say('personRole', waitsFor.actedBy) })}
        </Chip>
      ),
      text: ({ status, waitsFor }) =>
        waitsFor === null
          ? say('filingStatus', status)
          : t('waitsForWhom', { who: say('personRole', waitsFor.actedBy) }),
      width: 190,
    },
    {
      key: 'due',
      title: t('due'),
      render: ({ dueOn, status }) =>
        dueOn === null ? (
          '—'
        ) : (
          <>
            {dueOn} {status === 'completed' ? null : <DueChip on={dueOn} />}
          </>
        ),
      text: ({ dueOn }) => dueOn ?? '',
      width: 200,
    },
    { key: 'unit', title: t('unit'), render: ({ unit }) => unit.name, text: ({ unit }) => unit.name },
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

function OpenFiling(): ReactNode {
  const { t } = useTranslation('putRight');
  const navigate = useNavigate();
  return (
    <Act<Body<'/api/plans/v1/filings'>>
      label={t('openFiling')}
      primary
      wide
      consequence={t('openFilingConsequence')}
      send={async (body, key) => {
        const made = await done(
          api.POST('/api/plans/v1/filings', { params: { header: { 'Idempotency-Key': key } }, body: filled(body) }),
        );
        void navigate(`/filings/${made.id}`);
      }}
    >
      {(form) => (
        <>
          <Form.Item name="programmeId" label={t('programme')} rules={[{ required: true }]}>
            <ProgrammeChoice />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => (
              <Form.Item name="indicator" label={t('indicator')} rules={[{ required: true }]}>
                <IndicatorChoice programme={form.getFieldValue('programmeId') as string | undefined} />
              </Form.Item>
            )}
          </Form.Item>
          <Form.Item name="subjectId" label={t('subject')} rules={[{ required: true }]}>
            <SubjectChoice />
          </Form.Item>
          <Form.Item name="periodKey" label={t('period')} extra={t('periodHint')} rules={[{ required: true }]}>
            <PeriodField />
          </Form.Item>
          <Form.Item name="unitId" label={t('unit')} extra={t('unitOfSubject')}>
            <UnitChoice allowClear />
          </Form.Item>
          <Form.Item name="dueOn" label={t('due')}>
            <DayField />
          </Form.Item>
          <LateEntryFields />
        </>
      )}
    </Act>
  );
}
