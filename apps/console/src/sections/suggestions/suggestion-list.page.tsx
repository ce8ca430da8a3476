import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, done, queries, type Answer, type Body, type ItemOf, type paths } from '../../api/client.js';
import {
  Act,
  Chip,
  CodeChoice,
  DataTable,
  DivisionChoice,
  DueChip,
  Instant,
  instantInFull,
  listQuery,
  Page,
  Panel,
  useListState,
  type Column,
  type Tone,
} from '../../shapes/index.js';
import { chosenOf } from '../put-right/filters.js';
import { aboutOf } from './about.js';

export type Suggestion = Answer<'/api/plans/v1/suggestions/{id}'>;
type Row = ItemOf<'/api/plans/v1/suggestions'>;
type Query = NonNullable<paths['/api/plans/v1/suggestions']['get']['parameters']['query']>;
type Filed = Body<'/api/plans/v1/suggestions'>;

const FILTERS = ['mine', 'status', 'kind', 'divisionId', 'overdue', 'aboutId'] as const;
const STATUSES: readonly Suggestion['status'][] = ['filed', 'answered', 'withdrawn'];
const KINDS: readonly Suggestion['kind'][] = [
  'unreasonableDemand',
  'duplicateDemand',
  'deadline',
  'formalism',
  'suggestion',
  'other',
];
const TONES: Readonly<Record<Suggestion['status'], Tone>> = { filed: 'soon', answered: 'ok', withdrawn: 'plain' };
const PAGE = 50;

export function toneOfSuggestion(status: Suggestion['status']): Tone {
  return TONES[status];
}

export function SuggestionListPage(): ReactNode {
  const { t } = useTranslation('suggestions');
  const state = useListState(FILTERS);
  const columns = useColumns();
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/plans/v1/suggestions', { params: params(state.cursor, PAGE) });
  return (
    <Page title={t('suggestions')} about={t('about')} acts={<Say />}>
      <Panel>
        <DataTable
          name="suggestions"
          label={t('suggestions')}
          context="plans"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('none')}
          open={({ id }) => `/suggestions/${id}`}
          page={(cursor, limit) => done(api.GET('/api/plans/v1/suggestions', { params: params(cursor, limit) }))}
          filters={
            <>
              <CodeChoice {...chosenOf(state, 'mine', t('mine'))} codes={['true']} inWords={() => t('mine')} />
              <CodeChoice
                {...chosenOf(state, 'status', t('status'))}
                codes={STATUSES}
                inWords={(code) => t(`statuses.${code as Suggestion['status']}`)}
              />
              <CodeChoice
                {...chosenOf(state, 'kind', t('kind'))}
                codes={KINDS}
                inWords={(code) => t(`kinds.${code as Suggestion['kind']}`)}
              />
              <CodeChoice {...chosenOf(state, 'overdue', t('overdue'))} codes={['true']} inWords={() => t('overdue')} />
              <DivisionChoice {...chosenOf(state, 'divisionId', t('division'))} />
            </>
          }
        />
      </Panel>
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('suggestions');
  return [
    {
      key: 'kind',
      title: t('kind'),
      render: ({ id, kind }) => <Link to={`/suggestions/${id}`}>{t(`kinds.${kind}`)}</Link>,
      text: ({ kind }) => t(`kinds.${kind}`),
    },
    {
      key: 'of',
      title: t('of'),
      render: ({ about }) => t(`abouts.${about.kind}`),
      text: ({ about }) => t(`abouts.${about.kind}`),
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status, unnamed }) => (
        <>
          <Chip tone={toneOfSuggestion(status)}>{t(`statuses.${status}`)}</Chip>{' '}
          {unnamed ? <Chip>{t('unnamed')}</Chip> : null}
        </>
      ),
      text: ({ status }) => t(`statuses.${status}`),
    },
    {
      key: 'due',
      title: t('answerBy'),
      render: ({ lastDay, status }) => <DueChip on={lastDay} done={status !== 'filed'} />,
      text: ({ lastDay }) => lastDay,
      width: 130,
    },
    { key: 'unit', title: t('unit'), render: ({ unit }) => unit?.name ?? '—', text: ({ unit }) => unit?.name ?? '' },
    {
      key: 'division',
      title: t('division'),
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
    },
    {
      key: 'filed',
      title: t('filedAt'),
      render: ({ filedAt }) => <Instant at={filedAt} />,
      text: ({ filedAt }) => instantInFull(filedAt),
      width: 150,
    },
  ];
}

function Say(): ReactNode {
  const { t } = useTranslation('suggestions');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const about = aboutOf(params);
  return (
    <Act<Pick<Filed, 'kind' | 'text'> & { readonly unnamed?: boolean }>
      label={t('say')}
      primary
      wide
      consequence={about.kind === 'general' ? t('sayConsequence') : t('sayAbout', { what: t(`abouts.${about.kind}`) })}
      send={async ({ unnamed = false, ...asked }, key) => {
        const made = await done(
          api.POST('/api/plans/v1/suggestions', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...asked, unnamed, about },
          }),
        );
        void navigate(`/suggestions/${made.id}`);
      }}
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
        <CodeChoice codes={KINDS} inWords={(code) => t(`kinds.${code as Suggestion['kind']}`)} />
      </Form.Item>
      <Form.Item name="text" label={t('text')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="unnamed" valuePropName="checked" extra={t('unnamedHint')}>
        <Checkbox>{t('withoutName')}</Checkbox>
      </Form.Item>
    </Act>
  );
}
