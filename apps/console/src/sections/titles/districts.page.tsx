import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, queries, type Answer, type paths } from '../../api/client.js';
import { codesOf } from '../../records/codes.js';
import {
  Chip,
  CodeChoice,
  DataTable,
  Day,
  dayOf,
  Instant,
  instantInFull,
  listQuery,
  Page,
  Panel,
  useCodeWords,
  useListState,
  type Column,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { silenceOf } from './silent.js';

type Districts = Answer<'/api/awards/v1/rollup'>;
type Total = Districts['totals'][number];
type Source = Districts['sources'][number];
type Item = Districts['items'][number];
type Query = NonNullable<paths['/api/awards/v1/rollup']['get']['parameters']['query']>;

const FILTERS = ['districtId', 'key', 'standing'] as const;
const PAGE = 50;

/** 各区称号: what the deployments of districts told their city of their titles, and how far each was heard. */
export function DistrictsPage(): ReactNode {
  const { t } = useTranslation('titles');
  const state = useListState(FILTERS, '-changedAt');
  const read = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/awards/v1/rollup', { params: read(state.cursor, PAGE) });
  const everything = queries.useQuery('get', '/api/awards/v1/rollup', { params: { query: { limit: '1' } } });
  const known = everything.data;
  return (
    <Page title={t('districts.title')} about={t('districts.about')} crumbs={[{ to: '/titles', text: t('register') }]}>
      <Heard sources={known?.sources ?? []} query={everything} />
      <Totals totals={query.data?.totals ?? []} filters={state.filters} query={query} />
      <Panel title={t('districts.titles')}>
        <DataTable
          name="district-titles"
          label={t('districts.titles')}
          context="awards"
          columns={useTitleColumns()}
          query={query}
          rowKey={({ source, titleId }) => `${source} ${titleId}`}
          state={state}
          empty={t('districts.none')}
          page={(cursor, limit) => done(api.GET('/api/awards/v1/rollup', { params: read(cursor, limit) }))}
          filters={<Filters totals={known?.totals ?? []} state={state} />}
        />
      </Panel>
    </Page>
  );
}

interface Reading {
  readonly data: Districts | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

interface Whole<Row> extends Omit<Reading, 'data'> {
  readonly data: { readonly items: readonly Row[]; readonly next: null } | undefined;
}

/** Every row of what was answered at once. */
function whole<Row>({ data, error, isFetching, refetch }: Reading, items: readonly Row[]): Whole<Row> {
  return { error, isFetching, refetch, data: data === undefined ? undefined : { items, next: null } };
}

/** Of each district until when everything is here, and which one has fallen silent. */
function Heard({ sources, query }: { readonly sources: readonly Source[]; readonly query: Reading }): ReactNode {
  const { t } = useTranslation('titles');
  const { language } = useLanguage();
  const state = useListState([], undefined, 'heard-');
  const heard = (source: Source): string => t(`districts.${silenceOf(source) ?? 'heard'}`);
  const at = (moment: string | null): string => (moment === null ? '' : instantInFull(moment));
  const columns: readonly Column<Source>[] = [
    {
      key: 'district',
      title: t('districts.district'),
      render: ({ district }) => district.names[language],
      text: ({ district }) => district.names[language],
    },
    {
      key: 'heard',
      title: t('column.status'),
      render: (source) => <Chip tone={silenceOf(source) === null ? 'ok' : 'late'}>{heard(source)}</Chip>,
      text: heard,
    },
    {
      key: 'completeUntil',
      title: t('districts.completeUntil'),
      render: ({ completeUntil }) => (completeUntil === null ? '—' : <Instant at={completeUntil} />),
      text: ({ completeUntil }) => at(completeUntil),
    },
    {
      key: 'lastEventAt',
      title: t('districts.lastEvent'),
      render: ({ lastEventAt }) => (lastEventAt === null ? '—' : <Instant at={lastEventAt} />),
      text: ({ lastEventAt }) => at(lastEventAt),
    },
    {
      key: 'refused',
      title: t('districts.refused'),
      right: true,
      render: ({ refused }) => (refused === 0 ? 0 : <Chip tone="late">{refused}</Chip>),
      text: ({ refused }) => refused,
    },
  ];
  return (
    <Panel title={t('districts.sources')}>
      <DataTable
        name="district-sources"
        label={t('districts.sources')}
        context="awards"
        columns={columns}
        query={whole(query, sources)}
        rowKey={({ source, district }) => `${source} ${district.id}`}
        state={state}
        empty={t('districts.noSources')}
        page={async () => ({ items: sources, next: null })}
      />
    </Panel>
  );
}

function Totals({
  totals,
  filters,
  query,
}: {
  readonly totals: readonly Total[];
  readonly filters: Readonly<Record<string, string>>;
  readonly query: Reading;
}): ReactNode {
  const { t } = useTranslation('titles');
  const { language } = useLanguage();
  const state = useListState([], undefined, 'totals-');
  const count = (key: 'held' | 'suspended' | 'removed' | 'over'): Column<Total> => ({
    key,
    title: t(`districts.${key}`),
    right: true,
    render: (total) => total[key],
    text: (total) => total[key],
  });
  const columns: readonly Column<Total>[] = [
    {
      key: 'district',
      title: t('districts.district'),
      render: ({ district }) => district.names[language],
      text: ({ district }) => district.names[language],
    },
    {
      key: 'programme',
      title: t('filter.programmeId'),
      render: ({ names }) => names[language],
      text: ({ names }) => names[language],
    },
    count('held'),
    count('suspended'),
    count('removed'),
    count('over'),
    {
      key: 'since',
      title: t('districts.since'),
      render: ({ since }) => <Day day={since} />,
      text: ({ since }) => since,
    },
    {
      key: 'changed',
      title: t('column.changed'),
      render: ({ changedAt }) => <Day day={dayOf(changedAt)} />,
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
  return (
    <Panel title={t('districts.totals')}>
      <DataTable
        name="district-totals"
        label={t('districts.totals')}
        context="awards"
        within={filters}
        columns={columns}
        query={whole(query, totals)}
        rowKey={({ district, key }) => `${district.id} ${key}`}
        state={state}
        empty={t('districts.none')}
        page={async () => ({ items: totals, next: null })}
      />
    </Panel>
  );
}

function useTitleColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('titles');
  const { language } = useLanguage();
  const say = useCodeWords();
  return [
    {
      key: 'title',
      title: t('column.title'),
      render: ({ subject, names }) => `${subject.name} · ${names[language]}`,
      text: ({ subject, names }) => `${subject.name} · ${names[language]}`,
    },
    {
      key: 'district',
      title: t('districts.district'),
      render: ({ district }) => district.names[language],
      text: ({ district }) => district.names[language],
    },
    {
      key: 'standing',
      title: t('column.status'),
      render: ({ standing }) => <Chip tone={TONES[standing]}>{say('titleStanding', standing)}</Chip>,
      text: ({ standing }) => say('titleStanding', standing),
    },
    {
      key: 'division',
      title: t('column.division'),
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
    },
    {
      key: 'plaque',
      title: t('column.plaque'),
      render: ({ plaqueNumber }) => plaqueNumber ?? '—',
      text: ({ plaqueNumber }) => plaqueNumber,
    },
    {
      key: 'namedOn',
      title: t('districts.namedOn'),
      sort: 'namedOn',
      render: ({ namedOn }) => <Day day={namedOn} />,
      text: ({ namedOn }) => namedOn,
    },
    {
      key: 'validTo',
      title: t('column.validTo'),
      render: ({ validTo }) => (validTo === null ? t('withoutEnd') : <Day day={validTo} />),
      text: ({ validTo }) => validTo ?? t('withoutEnd'),
    },
    {
      key: 'changed',
      title: t('column.changed'),
      sort: 'changedAt',
      render: ({ changedAt }) => <Day day={dayOf(changedAt)} />,
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
}

const TONES = {
  named: 'go',
  conferred: 'title',
  warned: 'soon',
  suspended: 'soon',
  removed: 'late',
  expired: 'plain',
  ended: 'plain',
  namingAnnulled: 'plain',
} as const;

function Filters({
  totals,
  state: { filters, set },
}: {
  readonly totals: readonly Total[];
  readonly state: ReturnType<typeof useListState<(typeof FILTERS)[number]>>;
}): ReactNode {
  const { t } = useTranslation('titles');
  const { language } = useLanguage();
  const say = useCodeWords();
  const districts = new Map(totals.map(({ district }) => [district.id, district.names[language]]));
  const programmes = new Map(totals.map(({ key, names }) => [key, names[language]]));
  const choice = (
    name: (typeof FILTERS)[number],
    label: string,
    codes: readonly string[],
    inWords: (code: string) => string,
  ): ReactNode => (
    <CodeChoice
      aria-label={label}
      placeholder={label}
      allowClear
      codes={codes}
      inWords={inWords}
      onChange={(code: string | undefined) => set({ [name]: code })}
      {...(filters[name] === undefined ? {} : { value: filters[name] })}
    />
  );
  const standings = codesOf('titleStanding').filter((code) => code !== 'none');
  return (
    <>
      {choice('districtId', t('districts.district'), [...districts.keys()], (id) => districts.get(id) ?? '—')}
      {choice('key', t('filter.programmeId'), [...programmes.keys()], (key) => programmes.get(key) ?? '—')}
      {choice('standing', t('filter.status'), standings, (code) => say('titleStanding', code))}
    </>
  );
}
