import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Chip,
  CodeChoice,
  DataTable,
  dayOf,
  DivisionChoice,
  Instant,
  Page,
  Panel,
  useListState,
  type Column,
  type ListState,
  ProgrammeChoice,
  useProgrammeNames,
} from '../../shapes/index.js';
import { PLAN_STATUSES, planTone, type ListedPlan, type Plan } from './codes.js';

const PAGE = '50';
type Filter = 'status' | 'programmeId' | 'divisionId' | 'number';
const filterNames: readonly Filter[] = ['status', 'programmeId', 'divisionId', 'number'];

function queryOf({ filters }: ListState<Filter>): Partial<Record<Filter, string>> {
  return filters;
}

export function PlanListPage(): ReactNode {
  const { t } = useTranslation('plans');
  const state = useListState<Filter>(filterNames);
  const manages = useMay()('plan.manage');
  const nameOf = useProgrammeNames();
  const query = queries.useQuery('get', '/api/plans/v1/plans', {
    params: {
      query: { ...queryOf(state), limit: PAGE, ...(state.cursor === undefined ? {} : { cursor: state.cursor }) },
    },
  });
  const columns: readonly Column<ListedPlan>[] = [
    {
      key: 'title',
      title: t('fields.title'),
      width: 230,
      render: ({ id, title }) => (
        <Link to={`/plans/${id}`} className="serif">
          {title}
        </Link>
      ),
      text: ({ title }) => title,
    },
    {
      key: 'status',
      title: t('fields.status'),
      width: 100,
      render: ({ status }) => <Chip tone={planTone[status]}>{t(`status.${status}`)}</Chip>,
      text: ({ status }) => t(`status.${status}`),
    },
    {
      key: 'programme',
      title: t('fields.programme'),
      render: ({ programme }) => nameOf(programme.id),
      text: ({ programme }) => nameOf(programme.id),
    },
    {
      key: 'authority',
      title: t('fields.authority'),
      width: 115,
      render: ({ authority }) => authority.name,
      text: ({ authority }) => authority.name,
    },
    {
      key: 'division',
      title: t('fields.division'),
      width: 90,
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
    },
    {
      key: 'period',
      title: t('fields.period'),
      width: 190,
      render: ({ period }) => `${period.from} — ${period.to}`,
      text: ({ period }) => `${period.from} — ${period.to}`,
    },
    { key: 'number', title: t('fields.number'), render: ({ number }) => number ?? '—', text: ({ number }) => number },
    {
      key: 'issuedOn',
      title: t('fields.issuedOn'),
      width: 110,
      render: ({ issuedOn }) => issuedOn ?? '—',
      text: ({ issuedOn }) => issuedOn,
    },
    {
      key: 'items',
      title: t('fields.items'),
      right: true,
      width: 75,
      render: ({ itemCount }) => itemCount,
      text: ({ itemCount }) => itemCount,
    },
    {
      key: 'changed',
      title: t('fields.changed'),
      width: 135,
      render: ({ changedAt }) => <Instant at={changedAt} />,
      text: ({ changedAt }) => dayOf(changedAt),
    },
  ];
  return (
    <Page
      title={t('title')}
      acts={
        manages ? (
          <>
            <Link to="new">
              <Button tabIndex={-1}>{t('draftNew')}</Button>
            </Link>
            <Link to="import">
              <Button type="primary" tabIndex={-1}>
                {t('fromFile')}
              </Button>
            </Link>
          </>
        ) : undefined
      }
    >
      <Panel>
        <DataTable
          name="plans"
          label={t('title')}
          context="plans"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('empty')}
          open={({ id }) => `/plans/${id}`}
          page={(cursor, limit) =>
            done(
              api.GET('/api/plans/v1/plans', {
                params: {
                  query: { ...queryOf(state), limit: String(limit), ...(cursor === undefined ? {} : { cursor }) },
                },
              }),
            )
          }
          filters={<Filters state={state} />}
        />
      </Panel>
    </Page>
  );
}

function Filters({ state }: { readonly state: ListState<Filter> }): ReactNode {
  const { t } = useTranslation('plans');
  const chosen = (name: Filter): { readonly value?: string } => {
    const value = state.filters[name];
    return value === undefined ? {} : { value };
  };
  return (
    <>
      <CodeChoice
        aria-label={t('fields.status')}
        placeholder={t('fields.status')}
        allowClear
        codes={PLAN_STATUSES}
        inWords={(code) => t(`status.${code as Plan['status']}`)}
        onChange={(status: string | undefined) => state.set({ status })}
        {...chosen('status')}
      />
      <ProgrammeChoice
        aria-label={t('fields.programme')}
        placeholder={t('fields.programme')}
        allowClear
        onChange={(programmeId: string | undefined) => state.set({ programmeId })}
        {...chosen('programmeId')}
      />
      <div style={{ minWidth: 180 }}>
        <DivisionChoice
          aria-label={t('fields.division')}
          placeholder={t('fields.division')}
          allowClear
          onChange={(divisionId: string | undefined) => state.set({ divisionId })}
          {...chosen('divisionId')}
        />
      </div>
      <Input.Search
        key={state.filters.number}
        aria-label={t('fields.number')}
        placeholder={t('fields.number')}
        allowClear
        style={{ width: 200 }}
        defaultValue={state.filters.number ?? ''}
        onSearch={(number) => state.set({ number })}
      />
    </>
  );
}
