import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, done, queries, type Answer, type ItemOf, type paths } from '../../api/client.js';
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
import { useMay } from '../../session/me.js';
import { SUGGESTION_KINDS } from './about.js';
import { Say } from './say.js';

export type Suggestion = Answer<'/api/plans/v1/suggestions/{id}'>;
type Row = ItemOf<'/api/plans/v1/suggestions'>;
type Query = NonNullable<paths['/api/plans/v1/suggestions']['get']['parameters']['query']>;

const FILTERS = ['mine', 'status', 'kind', 'divisionId', 'overdue', 'aboutId'] as const;
const STATUSES: readonly Suggestion['status'][] = ['filed', 'answered', 'withdrawn'];
const TONES: Readonly<Record<Suggestion['status'], Tone>> = { filed: 'soon', answered: 'ok', withdrawn: 'plain' };
/** Who reads what others filed; everybody else reads their own. */
const PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function toneOfSuggestion(status: Suggestion['status']): Tone {
  return TONES[status];
}

export function SuggestionListPage(): ReactNode {
  const { t } = useTranslation('suggestions');
  const state = useListState(FILTERS);
  const columns = useColumns();
  const may = useMay();
  const readsAll = may('suggestion.read');
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: { ...listQuery<Query>(state, cursor, limit), ...(readsAll ? {} : { mine: 'true' as const }) },
  });
  const query = queries.useQuery('get', '/api/plans/v1/suggestions', { params: params(state.cursor, PAGE) });
  return (
    <Page
      title={t('suggestions')}
      about={t('about')}
      acts={
        <>
          <ByNumber />
          {may('suggestion.file') ? <Say /> : null}
        </>
      }
    >
      <Panel>
        <DataTable
          name="suggestions"
          label={t('suggestions')}
          context="plans"
          {...(readsAll ? {} : { within: { mine: 'true' } })}
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('none')}
          open={({ id }) => `/suggestions/${id}`}
          page={(cursor, limit) => done(api.GET('/api/plans/v1/suggestions', { params: params(cursor, limit) }))}
          filters={
            <>
              {readsAll ? (
                <CodeChoice {...chosenOf(state, 'mine', t('mine'))} codes={['true']} inWords={() => t('mine')} />
              ) : null}
              <CodeChoice
                {...chosenOf(state, 'status', t('status'))}
                codes={STATUSES}
                inWords={(code) => t(`statuses.${code as Suggestion['status']}`)}
              />
              <CodeChoice
                {...chosenOf(state, 'kind', t('kind'))}
                codes={SUGGESTION_KINDS}
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

/** What was filed without a name is in no list of who filed it. */
function ByNumber(): ReactNode {
  const { t } = useTranslation('suggestions');
  const navigate = useNavigate();
  return (
    <Act<{ readonly number: string }>
      label={t('byNumber')}
      send={async ({ number }) => navigate(`/suggestions/${number.trim().toLowerCase()}`)}
    >
      <Form.Item
        name="number"
        label={t('number')}
        normalize={(written: string) => written.trim()}
        rules={[{ required: true }, { pattern: UUID, message: t('numberWrong') }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
    </Act>
  );
}
