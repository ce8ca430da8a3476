import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Chip,
  DataTable,
  Day,
  dayOf,
  Page,
  Panel,
  useCodeWords,
  useListState,
  type Column,
} from '../../shapes/index.js';
import { useAwardNames, type Pinned } from './award-names.js';
import { BulkSigning } from './bulk-signing.js';
import { ImportTitle } from './import-title.js';
import { TitleChips } from './title-chips.js';
import { TITLE_FILTERS, TitleFilters } from './title-filters.js';

type Item = ItemOf<'/api/awards/v1/titles'>;
type Query = NonNullable<paths['/api/awards/v1/titles']['get']['parameters']['query']>;

const PAGE = '50';
/** Acts named in a row; more are counted. */
const MOST_WAITS = 3;

function queryOf(set: Readonly<Record<string, string>>, cursor?: string, limit = PAGE): Query {
  return { ...set, limit, ...(cursor === undefined ? {} : { cursor }) };
}

function pinnedOf({ programmeId, version }: Item): Pinned {
  return { programme: programmeId, version };
}

export function TitleRegisterPage(): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const may = useMay();
  const state = useListState(TITLE_FILTERS, '-changed_at');
  const query = queries.useQuery('get', '/api/awards/v1/titles', { params: { query: queryOf(state.query) } });
  const names = useAwardNames((query.data?.items ?? []).map(pinnedOf));
  const [chosen, choose] = useState<readonly string[]>([]);
  const rows = query.data?.items ?? [];
  const nameOf = (item: Item): string => `${item.subject.name} · ${names.title(pinnedOf(item))}`;
  const columns: readonly Column<Item>[] = [
    {
      key: 'title',
      title: t('column.title'),
      render: (item) => <Link to={`/titles/${item.id}`}>{nameOf(item)}</Link>,
      text: nameOf,
    },
    {
      key: 'status',
      title: t('column.status'),
      render: (item) => (
        <span className="chips">
          <TitleChips of={item} />
        </span>
      ),
      text: ({ status, pending, procedure }) =>
        [
          say('titleStanding', status),
          ...(pending === null ? [] : [say('titlePending', pending)]),
          ...(procedure === null ? [] : [say('removalProcedure', procedure)]),
        ].join(' / '),
    },
    {
      key: 'grade',
      title: t('column.grade'),
      render: (item) => names.grade(pinnedOf(item), item.grade),
      text: (item) => names.grade(pinnedOf(item), item.grade),
    },
    {
      key: 'division',
      title: t('column.division'),
      render: ({ subject }) => subject.division.name,
      text: ({ subject }) => subject.division.name,
    },
    {
      key: 'plaque',
      title: t('column.plaque'),
      render: ({ plaqueNumber }) => plaqueNumber ?? '—',
      text: ({ plaqueNumber }) => plaqueNumber,
    },
    {
      key: 'validTo',
      title: t('column.validTo'),
      sort: 'valid_to',
      render: ({ validTo, valid }) => validTo ?? (valid ? t('withoutEnd') : '—'),
      text: ({ validTo }) => validTo,
    },
    {
      key: 'rank',
      title: t('column.rank'),
      sort: 'rank',
      right: true,
      render: ({ rank }) => rank ?? '—',
      text: ({ rank }) => rank,
    },
    {
      key: 'waits',
      title: t('column.waits'),
      render: ({ waits }) =>
        waits.length === 0
          ? '—'
          : waits
              .slice(0, MOST_WAITS)
              .map((act) => say('titleAct', act))
              .join(t('comma')) + (waits.length > MOST_WAITS ? ` +${waits.length - MOST_WAITS}` : ''),
      text: ({ waits }) => waits.map((act) => say('titleAct', act)).join(t('comma')),
    },
    {
      key: 'overdue',
      title: t('column.overdue'),
      sort: 'overdue_since',
      render: ({ overdueSince }) =>
        overdueSince === null ? '—' : <Chip tone="late">{t('since', { day: dayOf(overdueSince) })}</Chip>,
      text: ({ overdueSince }) => (overdueSince === null ? null : dayOf(overdueSince)),
    },
    {
      key: 'changed',
      title: t('column.changed'),
      sort: 'changed_at',
      render: ({ changedAt }) => <Day day={dayOf(changedAt)} />,
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
  return (
    <Page
      title={t('register')}
      acts={
        <>
          <Link to="/titles/roll-ups">{t('rollUps')}</Link>
          {may('rollup.read') ? <Link to="/titles/districts">{t('districts.title')}</Link> : null}
          {may('title.import') ? <ImportTitle /> : null}
        </>
      }
    >
      <Panel>
        <DataTable
          name="titles"
          label={t('register')}
          context="awards"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('empty')}
          filters={<TitleFilters state={state} />}
          open={({ id }) => `/titles/${id}`}
          page={async (cursor, limit) => {
            const page = await done(
              api.GET('/api/awards/v1/titles', {
                params: { query: queryOf(withoutCursor(state.query), cursor, String(limit)) },
              }),
            );
            await names.load(page.items.map(pinnedOf));
            return page;
          }}
          selection={{
            chosen,
            choose,
            nameOf,
            acts: (
              <BulkSigning
                chosen={rows.filter(({ id }) => chosen.includes(id))}
                nameOf={nameOf}
                signed={() => choose([])}
              />
            ),
          }}
        />
      </Panel>
    </Page>
  );
}

function withoutCursor({ cursor: _, ...rest }: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return rest;
}
