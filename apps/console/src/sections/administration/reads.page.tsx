import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { api, done, type ItemOf } from '../../api/client.js';
import {
  Chip,
  CodeChoice,
  DataTable,
  DayField,
  Instant,
  instantInFull,
  Page,
  Panel,
  PersonChoice,
  PersonName,
  useListState,
  type Column,
} from '../../shapes/index.js';
import { contexts, type Context } from './contexts.js';
import type { zh } from './words.zh.js';

type Read = ItemOf<'/api/plans/v1/reads'>;
type ListName = keyof typeof zh.exports.lists;
type Way = keyof typeof zh.reads.ways;

const KINDS = ['read', 'export', 'act'] as const;
const OUTCOMES = ['answered', 'refused'] as const;
const PAGE = 50;
/** Of addresses that end with what differs from one to the other. */
const WAYS: Readonly<Record<string, Way>> = {
  ':id': 'one',
  ':recordId': 'one',
  ':kind': 'list',
  ':seq': 'proofs',
  '*': 'entries',
};
const DAY_MS = 86_400_000;

const recording = [...contexts, 'audit'] as const;
type Recording = Context | 'audit';

/** The reads of every context are described alike. */
const pathOf = (context: Recording) => `/api/${context}/v1/reads` as '/api/plans/v1/reads';

const beginningOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
const endOf = (day: string): string => new Date(Date.parse(beginningOf(day)) + DAY_MS).toISOString();

/** 查阅记录: which auditor read what, by which seat, and when. */
export function ReadsPage(): ReactNode {
  const { t } = useTranslation('administration');
  const [params, setParams] = useSearchParams();
  const context = recording.find((each) => each === params.get('context')) ?? 'plans';
  const seatId = params.get('seatId');
  return (
    <Page
      title={t('reads.title')}
      about={t(seatId === null ? 'reads.about' : 'reads.aboutSeat')}
      acts={
        <Segmented<Recording>
          aria-label={t('exports.context')}
          value={context}
          options={recording.map((value) => ({ value, label: t(`contexts.${value}`) }))}
          onChange={(value) => setParams({ context: value, ...(seatId === null ? {} : { seatId }) })}
        />
      }
    >
      <Panel>
        <OfContext key={context} context={context} />
      </Panel>
    </Page>
  );
}

function OfContext({ context }: { readonly context: Recording }): ReactNode {
  const { t, i18n } = useTranslation('administration');
  const state = useListState(['seatId', 'personId', 'recordId', 'kind', 'outcome', 'from', 'to'] as const);
  const { seatId, personId, recordId, kind, outcome, from, to } = state.filters;
  const ofKind = KINDS.find((each) => each === kind);
  const withOutcome = OUTCOMES.find((each) => each === outcome);
  const filters = {
    ...(seatId === undefined ? {} : { seatId }),
    ...(personId === undefined ? {} : { personId }),
    ...(recordId === undefined ? {} : { recordId }),
    ...(ofKind === undefined ? {} : { kind: ofKind }),
    ...(withOutcome === undefined
      ? {}
      : { refused: withOutcome === 'refused' ? ('true' as const) : ('false' as const) }),
    ...(from === undefined ? {} : { from: beginningOf(from) }),
    ...(to === undefined ? {} : { before: endOf(to) }),
  };
  const read = (cursor: string | undefined, limit: number) =>
    done(
      api.GET(pathOf(context), {
        params: { query: { ...filters, limit: String(limit), ...(cursor === undefined ? {} : { cursor }) } },
      }),
    );
  const query = useQuery({
    queryKey: ['reads', context, filters, state.cursor],
    queryFn: () => read(state.cursor, PAGE),
  });
  const whatOf = ({ route, kind: how }: Read): string => {
    const [collection = '', ...rest] = route.split('/').slice(4);
    const known = i18n.exists(`exports.lists.${collection}`, { ns: 'administration' });
    const list = known ? t(`exports.lists.${collection as ListName}`) : collection;
    const way = how === 'export' ? 'export' : rest.length === 0 ? 'list' : (rest.at(-1) ?? '');
    const named = WAYS[way] ?? way;
    const said = i18n.exists(`reads.ways.${named}`, { ns: 'administration' }) ? t(`reads.ways.${named as Way}`) : named;
    return `${list} · ${said}`;
  };
  const outcomeOf = ({ refused }: Read): string =>
    refused === null ? t('reads.outcomes.answered') : t('reads.refused', { code: refused.code });
  const seatOf = ({ seatId: id }: Read): string => t(id === null ? 'reads.own' : 'reads.ofSeat');
  const recordsOf = ({ records }: Read): string => records.join(' ');
  const filtersOf = ({ filters: used }: Read): string =>
    used.map(({ name, values }) => (values.length === 0 ? name : `${name}=${values.join(',')}`)).join(' ');
  const columns: readonly Column<Read>[] = [
    { key: 'what', title: t('reads.what'), render: whatOf, text: whatOf },
    {
      key: 'readAt',
      title: t('exports.at'),
      render: ({ readAt }) => <Instant at={readAt} />,
      text: ({ readAt }) => instantInFull(readAt),
    },
    {
      key: 'personId',
      title: t('exports.by'),
      render: ({ personId: id }) => <PersonName id={id} />,
      text: ({ personId: id }) => id,
    },
    { key: 'seat', title: t('reads.by'), render: seatOf, text: seatOf },
    {
      key: 'outcome',
      title: t('reads.outcome'),
      render: (one) => (one.refused === null ? outcomeOf(one) : <Chip tone="late">{outcomeOf(one)}</Chip>),
      text: outcomeOf,
    },
    { key: 'records', title: t('reads.record'), render: recordsOf, text: recordsOf },
    {
      key: 'shown',
      title: t('reads.shown'),
      render: ({ shown }) => shown.length,
      text: ({ shown }) => String(shown.length),
    },
    { key: 'filters', title: t('exports.filters'), render: filtersOf, text: filtersOf },
  ];
  return (
    <DataTable
      name="reads"
      label={t('reads.title')}
      // What is taken out of them is recorded where exports are.
      context={context === 'audit' ? 'directory' : context}
      columns={columns}
      query={query}
      rowKey={({ id }) => id}
      state={state}
      empty={t('reads.empty')}
      page={read}
      filters={
        <>
          <div style={{ width: 220 }}>
            <PersonChoice
              aria-label={t('exports.by')}
              placeholder={t('exports.by')}
              allowClear
              {...(personId === undefined ? {} : { value: personId })}
              onChange={(id) => state.set({ personId: id })}
            />
          </div>
          <CodeChoice
            aria-label={t('reads.kind')}
            placeholder={t('reads.kind')}
            allowClear
            codes={KINDS}
            inWords={(each) => t(`reads.kinds.${each as (typeof KINDS)[number]}`)}
            {...(kind === undefined ? {} : { value: kind })}
            onChange={(each) => state.set({ kind: each })}
          />
          <CodeChoice
            aria-label={t('reads.outcome')}
            placeholder={t('reads.outcome')}
            allowClear
            codes={OUTCOMES}
            inWords={(each) => t(`reads.outcomes.${each as (typeof OUTCOMES)[number]}`)}
            {...(outcome === undefined ? {} : { value: outcome })}
            onChange={(each) => state.set({ outcome: each })}
          />
          <DayField
            aria-label={t('from')}
            placeholder={t('from')}
            {...(from === undefined ? {} : { value: from })}
            onChange={(day) => state.set({ from: day })}
          />
          <DayField
            aria-label={t('to')}
            placeholder={t('to')}
            {...(to === undefined ? {} : { value: to })}
            onChange={(day) => state.set({ to: day })}
          />
        </>
      }
    />
  );
}
