import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Chip,
  DataTable,
  Day,
  dayOf,
  DueChip,
  Page,
  Panel,
  UnitChoice,
  useCodeWords,
  useListState,
  type Column,
  type Tone,
} from '../../shapes/index.js';
import { DivisionFilter, exportQuery, pageQuery, ProgrammeFilter, StatusFilter } from '../notices/filters.js';
import { useAwardNames } from '../titles/award-names.js';
import { DraftCircular } from './draft-circular.js';

type Item = ItemOf<'/api/awards/v1/circulars'>;
type Query = NonNullable<paths['/api/awards/v1/circulars']['get']['parameters']['query']>;

export const CIRCULAR_TONES: Readonly<Record<Item['status'], Tone>> = {
  drafted: 'soon',
  told: 'soon',
  decided: 'late',
  dropped: 'plain',
  withdrawn: 'plain',
};

const FILTERS = ['programmeId', 'status', 'unitId', 'divisionId'] as const;

export function CircularListPage(): ReactNode {
  const { t } = useTranslation('praise');
  const say = useCodeWords();
  const may = useMay();
  const state = useListState(FILTERS, '-changed');
  const { filters, set } = state;
  const query = queries.useQuery('get', '/api/awards/v1/circulars', {
    params: { query: pageQuery<Query>(state.query) },
  });
  const names = useAwardNames(query.data?.items ?? []);
  const columns: readonly Column<Item>[] = [
    {
      key: 'unit',
      title: t('unit'),
      render: ({ id, unit }) => <Link to={`/praise/circulars/${id}`}>{unit.name}</Link>,
      text: ({ unit }) => unit.name,
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => <Chip tone={CIRCULAR_TONES[status]}>{say('circularStatus', status)}</Chip>,
      text: ({ status }) => say('circularStatus', status),
    },
    {
      key: 'cause',
      title: t('cause'),
      render: ({ cause }) => say('circularCause', cause),
      text: ({ cause }) => say('circularCause', cause),
    },
    {
      key: 'programme',
      title: t('programme'),
      render: (item) => names.programme(item),
      text: (item) => names.programme(item),
    },
    {
      key: 'until',
      title: t('statementUntil'),
      render: ({ statementUntil, status }) =>
        statementUntil === null ? '—' : <DueChip on={statementUntil} done={status !== 'told'} />,
      text: ({ statementUntil }) => statementUntil,
    },
    {
      key: 'document',
      title: t('documentNumber'),
      render: ({ documentNumber }) => documentNumber ?? '—',
      text: ({ documentNumber }) => documentNumber,
    },
    {
      key: 'changed',
      title: t('changed'),
      sort: 'changed',
      render: ({ changedAt }) => <Day day={dayOf(changedAt)} />,
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
  return (
    <Page title={t('circulars')} acts={may('honour.propose') ? <DraftCircular /> : undefined}>
      <Panel>
        <DataTable
          name="circulars"
          label={t('circulars')}
          context="awards"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noCirculars')}
          open={({ id }) => `/praise/circulars/${id}`}
          filters={
            <>
              <ProgrammeFilter state={state} />
              <StatusFilter state={state} group="circularStatus" />
              <div style={{ width: 180 }}>
                <UnitChoice
                  aria-label={t('unit')}
                  placeholder={t('unit')}
                  allowClear
                  onChange={(unitId: string | undefined) => set({ unitId })}
                  {...(filters.unitId === undefined ? {} : { value: filters.unitId })}
                />
              </div>
              <DivisionFilter state={state} />
            </>
          }
          page={async (cursor, limit) => {
            const params = { query: exportQuery<Query>(state.query, cursor, limit) };
            const page = await done(api.GET('/api/awards/v1/circulars', { params }));
            await names.load(page.items);
            return page;
          }}
        />
      </Panel>
    </Page>
  );
}
