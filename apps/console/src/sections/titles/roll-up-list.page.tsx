import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { codesOf } from '../../records/codes.js';
import {
  Chip,
  CodeChoice,
  DataTable,
  Day,
  dayOf,
  DivisionChoice,
  Page,
  Panel,
  useCodeWords,
  useListState,
  type Column,
  type Tone,
  ProgrammeChoice,
} from '../../shapes/index.js';
import { useAwardNames } from './award-names.js';

type Item = ItemOf<'/api/awards/v1/roll-ups'>;
type Query = NonNullable<paths['/api/awards/v1/roll-ups']['get']['parameters']['query']>;

export const ROLL_UP_TONES: Readonly<Record<Item['status'], Tone>> = { open: 'go', reached: 'title', lost: 'late' };

const FILTERS = ['programmeId', 'status', 'divisionId'] as const;
const PAGE = '50';

function queryOf(set: Readonly<Record<string, string>>, cursor?: string, limit = PAGE): Query {
  return { ...set, limit, ...(cursor === undefined ? {} : { cursor }) };
}

/** Titles that a division gets when enough of what lies in it holds them. */
export function RollUpListPage(): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const state = useListState(FILTERS, '-changed');
  const query = queries.useQuery('get', '/api/awards/v1/roll-ups', { params: { query: queryOf(state.query) } });
  const names = useAwardNames(query.data?.items ?? []);
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('column.title'),
      render: (item) => (
        <Link to={`/titles/roll-ups/${item.id}`}>
          {item.subject.name} · {names.title(item)}
        </Link>
      ),
      text: (item) => `${item.subject.name} · ${names.title(item)}`,
    },
    {
      key: 'status',
      title: t('column.status'),
      render: ({ status }) => <Chip tone={ROLL_UP_TONES[status]}>{say('rollUpStatus', status)}</Chip>,
      text: ({ status }) => say('rollUpStatus', status),
    },
    {
      key: 'holding',
      title: t('rollUp.holding'),
      right: true,
      render: ({ holding, of }) => t('holdingOf', { holding, of }),
      text: ({ holding, of }) => `${holding}/${of}`,
    },
    {
      key: 'division',
      title: t('column.division'),
      render: ({ subject }) => subject.division.name,
      text: ({ subject }) => subject.division.name,
    },
    {
      key: 'changed',
      title: t('column.changed'),
      sort: 'changed',
      render: ({ changedAt }) => <Day day={dayOf(changedAt)} />,
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
  const { filters, set } = state;
  return (
    <Page title={t('rollUps')} crumbs={[{ to: '/titles', text: t('register') }]}>
      <Panel>
        <DataTable
          name="roll-ups"
          label={t('rollUps')}
          context="awards"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('rollUp.empty')}
          open={({ id }) => `/titles/roll-ups/${id}`}
          page={async (cursor, limit) => {
            const { cursor: _, ...set } = state.query;
            const page = await done(
              api.GET('/api/awards/v1/roll-ups', { params: { query: queryOf(set, cursor, String(limit)) } }),
            );
            await names.load(page.items);
            return page;
          }}
          filters={
            <>
              <ProgrammeChoice
                aria-label={t('filter.programmeId')}
                placeholder={t('filter.programmeId')}
                allowClear
                onChange={(programmeId) => set({ programmeId })}
                {...(filters.programmeId === undefined ? {} : { value: filters.programmeId })}
              />
              <CodeChoice
                aria-label={t('filter.status')}
                placeholder={t('filter.status')}
                allowClear
                codes={codesOf('rollUpStatus')}
                inWords={(code) => say('rollUpStatus', code)}
                onChange={(status: string | undefined) => set({ status })}
                {...(filters.status === undefined ? {} : { value: filters.status })}
              />
              <div style={{ width: 180 }}>
                <DivisionChoice
                  aria-label={t('filter.divisionId')}
                  placeholder={t('filter.divisionId')}
                  allowClear
                  onChange={(divisionId: string | undefined) => set({ divisionId })}
                  {...(filters.divisionId === undefined ? {} : { value: filters.divisionId })}
                />
              </div>
            </>
          }
        />
      </Panel>
    </Page>
  );
}
