import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { api, done, type ItemOf } from '../../api/client.js';
import { useRoles } from '../../session/me.js';
import {
  CodeChoice,
  DataTable,
  Instant,
  instantInFull,
  OfficerName,
  Page,
  Panel,
  PersonChoice,
  useListState,
  type Column,
} from '../../shapes/index.js';
import { contexts, type Context } from './contexts.js';
import type { zh } from './words.zh.js';

type Export = ItemOf<'/api/plans/v1/exports'>;
type ListName = keyof typeof zh.exports.lists;

const FORMATS = ['xlsx', 'docx', 'pdf', 'csv'] as const;
const PAGE = 50;

/** The exports of every context are described alike. */
const pathOf = (context: Context) => `/api/${context}/v1/exports` as '/api/plans/v1/exports';

/** 谁、何时、导出了什么. */
export function ExportsPage(): ReactNode {
  const { t } = useTranslation('administration');
  const [params, setParams] = useSearchParams();
  const roles = useRoles();
  const context = contexts.find((each) => each === params.get('context')) ?? 'plans';
  const seesAll = roles.has('auditor') || roles.has('securityAdmin');
  return (
    <Page
      title={t('exports.title')}
      about={t(seesAll ? 'exports.aboutAll' : 'exports.aboutOwn')}
      acts={
        <Segmented<Context>
          aria-label={t('exports.context')}
          value={context}
          options={contexts.map((value) => ({ value, label: t(`contexts.${value}`) }))}
          onChange={(value) => setParams({ context: value })}
        />
      }
    >
      <Panel>
        <OfContext key={context} context={context} everybody={seesAll} />
      </Panel>
    </Page>
  );
}

function OfContext({ context, everybody }: { readonly context: Context; readonly everybody: boolean }): ReactNode {
  const { t, i18n } = useTranslation('administration');
  const state = useListState(['personId', 'format'] as const);
  const { personId, format } = state.filters;
  const ofFormat = FORMATS.find((each) => each === format);
  const filters = {
    ...(personId === undefined ? {} : { personId }),
    ...(ofFormat === undefined ? {} : { format: ofFormat }),
  };
  const read = (cursor: string | undefined, limit: number) =>
    done(
      api.GET(pathOf(context), {
        params: { query: { ...filters, limit: String(limit), ...(cursor === undefined ? {} : { cursor }) } },
      }),
    );
  const query = useQuery({
    queryKey: ['exports', context, filters, state.cursor],
    queryFn: () => read(state.cursor, PAGE),
  });
  const listOf = ({ list }: Export): string =>
    i18n.exists(`exports.lists.${list}`, { ns: 'administration' }) ? t(`exports.lists.${list as ListName}`) : list;
  const filtersOf = ({ filters }: Export): string =>
    filters.map(({ name, values }) => `${name}=${values.join(',')}`).join(' ');
  const columns: readonly Column<Export>[] = [
    { key: 'list', title: t('exports.list'), render: listOf, text: listOf },
    {
      key: 'exportedAt',
      title: t('exports.at'),
      render: ({ exportedAt }) => <Instant at={exportedAt} />,
      text: ({ exportedAt }) => instantInFull(exportedAt),
    },
    {
      key: 'exportedBy',
      title: t('exports.by'),
      render: ({ exportedBy }) => <OfficerName of={exportedBy} />,
      text: ({ exportedBy }) => [exportedBy.unit?.name, exportedBy.post?.name].filter(Boolean).join(' '),
    },
    { key: 'rows', title: t('exports.rows'), render: ({ rows }) => rows, text: ({ rows }) => String(rows) },
    { key: 'format', title: t('exports.format'), render: ({ format }) => `.${format}`, text: ({ format }) => format },
    { key: 'filters', title: t('exports.filters'), render: filtersOf, text: filtersOf },
  ];
  return (
    <DataTable
      name="exports"
      label={t('exports.title')}
      context={context}
      columns={columns}
      query={query}
      rowKey={({ id }) => id}
      state={state}
      empty={t('exports.empty')}
      page={read}
      filters={
        <>
          {everybody ? (
            <div style={{ width: 220 }}>
              <PersonChoice
                aria-label={t('exports.by')}
                placeholder={t('exports.by')}
                allowClear
                {...(state.filters.personId === undefined ? {} : { value: state.filters.personId })}
                onChange={(personId) => state.set({ personId })}
              />
            </div>
          ) : null}
          <CodeChoice
            aria-label={t('exports.format')}
            placeholder={t('exports.format')}
            allowClear
            codes={FORMATS}
            inWords={(format) => `.${format}`}
            {...(state.filters.format === undefined ? {} : { value: state.filters.format })}
            onChange={(format) => state.set({ format })}
          />
        </>
      }
    />
  );
}
