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
  type Tone,
} from '../../shapes/index.js';
import { useAwardNames } from '../titles/award-names.js';
import { DivisionFilter, exportQuery, pageQuery, ProgrammeFilter, StatusFilter } from './filters.js';
import { OpenNotice } from './open-notice.js';

type Item = ItemOf<'/api/awards/v1/slates'>;
type Query = NonNullable<paths['/api/awards/v1/slates']['get']['parameters']['query']>;

export const SLATE_TONES: Readonly<Record<Item['status'], Tone>> = { prepared: 'soon', noticed: 'go', approved: 'ok' };

const FILTERS = ['programmeId', 'status', 'divisionId'] as const;

export function SlateListPage(): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  const may = useMay();
  const state = useListState(FILTERS, '-changed');
  const query = queries.useQuery('get', '/api/awards/v1/slates', { params: { query: pageQuery<Query>(state.query) } });
  const rows = query.data?.items ?? [];
  const names = useAwardNames(rows);
  const [chosen, choose] = useState<readonly string[]>([]);
  const picked = rows.filter(({ id }) => chosen.includes(id));
  const nameOf = (item: Item): string =>
    [...new Set([names.title(item), names.grade(item, item.grade), item.division?.name])]
      .filter((part) => part)
      .join(' · ');
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('slate'),
      render: (item) => <Link to={`/notices/slates/${item.id}`}>{nameOf(item)}</Link>,
      text: nameOf,
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => <Chip tone={SLATE_TONES[status]}>{say('slateStatus', status)}</Chip>,
      text: ({ status }) => say('slateStatus', status),
    },
    {
      key: 'from',
      title: t('from'),
      render: ({ from }) => say('slateSource', from.kind),
      text: ({ from }) => say('slateSource', from.kind),
    },
    { key: 'count', title: t('count'), right: true, render: ({ count }) => count, text: ({ count }) => count },
    {
      key: 'notice',
      title: t('notice'),
      render: ({ noticeId }) => (noticeId === null ? '—' : <Link to={`/notices/${noticeId}`}>{t('look')}</Link>),
      text: null,
    },
    {
      key: 'changed',
      title: t('changed'),
      sort: 'changed',
      render: ({ changedAt }) => <Day day={dayOf(changedAt)} />,
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
  const sameVersion = new Set(picked.map(({ programme, version }) => `${programme} ${version}`)).size === 1;
  const allPrepared = picked.every(({ status }) => status === 'prepared');
  const mayOpen = may('notice.open');
  return (
    <Page title={t('slates')}>
      <Panel>
        <DataTable
          name="slates"
          label={t('slates')}
          context="awards"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noSlates')}
          open={({ id }) => `/notices/slates/${id}`}
          filters={
            <>
              <ProgrammeFilter state={state} />
              <StatusFilter state={state} group="slateStatus" />
              <DivisionFilter state={state} />
            </>
          }
          page={async (cursor, limit) => {
            const params = { query: exportQuery<Query>(state.query, cursor, limit) };
            const page = await done(api.GET('/api/awards/v1/slates', { params }));
            await names.load(page.items);
            return page;
          }}
          {...(mayOpen
            ? {
                selection: {
                  chosen,
                  choose,
                  nameOf,
                  acts: (
                    <OpenNotice
                      slateIds={chosen}
                      primary
                      {...(sameVersion
                        ? allPrepared
                          ? {}
                          : { disabled: t('notPrepared') }
                        : { disabled: t('oneVersion') })}
                    />
                  ),
                },
              }
            : {})}
        />
      </Panel>
    </Page>
  );
}
