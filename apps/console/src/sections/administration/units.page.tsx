import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, done, queries, type Answer, type Body, type ItemOf } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Act,
  Answered,
  Chip,
  CodeChoice,
  DataTable,
  DivisionChoice,
  Facts,
  filled,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  UnitChoice,
  useCodeWords,
  useListState,
  usePast,
  type Column,
  listQuery,
} from '../../shapes/index.js';
import { DayItem, ReasonItem, TextItem } from './form-fields.js';

type Item = ItemOf<'/api/directory/v1/units'>;
type Unit = Answer<'/api/directory/v1/units/{id}'>;

const HISTORY = '/api/directory/v1/units/{id}/history' as const;
const KINDS: readonly Unit['kind'][] = [
  'government',
  'office',
  'bureau',
  'partyBranch',
  'streetOffice',
  'committee',
  'company',
  'institution',
  'association',
];

export function UnitListPage(): ReactNode {
  const { t } = useTranslation('administration');
  const say = useCodeWords();
  const navigate = useNavigate();
  const may = useMay();
  const state = useListState(['name', 'kind', 'within'] as const, 'name');
  const params = (cursor: string | undefined, limit: number) => ({
    query: listQuery<object>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/directory/v1/units', { params: params(state.cursor, 50) });
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('unitName'),
      sort: 'name',
      render: ({ id, name }) => <Link to={`/administration/units/${id}`}>{name}</Link>,
      text: ({ name }) => name,
    },
    {
      key: 'kind',
      title: t('kind'),
      render: ({ kind }) => say('unitKind', kind),
      text: ({ kind }) => say('unitKind', kind),
    },
    {
      key: 'division',
      title: t('division'),
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
    },
    {
      key: 'superior',
      title: t('superior'),
      render: ({ superior }) => superior?.name,
      text: ({ superior }) => superior?.name ?? '',
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => say('registrationStatus', status),
      text: ({ status }) => say('registrationStatus', status),
    },
  ];
  return (
    <Page
      title={t('units')}
      acts={
        may('directory.manage') ? (
          <Act<Body<'/api/directory/v1/units'>>
            label={t('acts.register')}
            primary
            send={async (values, key) => {
              const made = await done(
                api.POST('/api/directory/v1/units', {
                  params: { header: { 'Idempotency-Key': key } },
                  body: filled(values),
                }),
              );
              void navigate(`/administration/units/${made.id}`);
            }}
          >
            <TextItem name="name" label={t('unitName')} />
            <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
              <CodeChoice codes={KINDS} inWords={(kind) => say('unitKind', kind)} />
            </Form.Item>
            <Form.Item name="divisionId" label={t('division')} rules={[{ required: true }]}>
              <DivisionChoice />
            </Form.Item>
            <Form.Item name="superiorId" label={t('superior')}>
              <UnitChoice allowClear />
            </Form.Item>
            <DayItem name="effectiveOn" />
          </Act>
        ) : undefined
      }
    >
      <Panel>
        <DataTable
          name="units"
          label={t('units')}
          context="directory"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('empty.units')}
          open={({ id }) => `/administration/units/${id}`}
          page={(cursor, limit) => done(api.GET('/api/directory/v1/units', { params: params(cursor, limit) }))}
          filters={
            <>
              <Input.Search
                aria-label={t('filter.name')}
                placeholder={t('filter.name')}
                allowClear
                defaultValue={state.filters.name}
                onSearch={(name) => state.set({ name })}
                style={{ width: 180 }}
              />
              <CodeChoice
                aria-label={t('filter.kind')}
                placeholder={t('filter.kind')}
                allowClear
                codes={KINDS}
                inWords={(kind) => say('unitKind', kind)}
                {...(state.filters.kind === undefined ? {} : { value: state.filters.kind })}
                onChange={(kind) => state.set({ kind })}
              />
              <div style={{ width: 180 }}>
                <DivisionChoice
                  aria-label={t('filter.division')}
                  placeholder={t('filter.division')}
                  allowClear
                  {...(state.filters.within === undefined ? {} : { value: state.filters.within })}
                  onChange={(within) => state.set({ within })}
                />
              </div>
            </>
          }
        />
      </Panel>
    </Page>
  );
}

export function UnitPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/directory/v1/units/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(unit) => <Shown unit={unit} past={past.past} />}</Answered>;
}

function Shown({ unit, past }: { readonly unit: Unit; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const say = useCodeWords();
  const may = useMay();
  return (
    <Page
      title={unit.name}
      crumbs={[{ to: '/administration/units', text: t('units') }]}
      chips={
        <>
          <Chip>{say('unitKind', unit.kind)}</Chip>
          <Chip tone={unit.status === 'open' ? 'ok' : 'plain'}>{say('registrationStatus', unit.status)}</Chip>
        </>
      }
      acts={!past && unit.status !== 'closed' && may('directory.manage') ? <UnitActs unit={unit} /> : undefined}
      aside={<RecordPanel history={HISTORY} of={{ id: unit.id }} />}
    >
      <PastBanner history={HISTORY} of={{ id: unit.id }} />
      <Panel>
        <div className="pad">
          <Facts
            of={[
              [
                t('division'),
                <Link key="division" to={`/administration/divisions/${unit.division.id}`}>
                  {unit.division.name}
                </Link>,
              ],
              [
                t('superior'),
                unit.superior === null ? null : (
                  <Link key="superior" to={`/administration/units/${unit.superior.id}`}>
                    {unit.superior.name}
                  </Link>
                ),
              ],
              [t('registeredOn'), unit.registeredOn],
              [t('closedOn'), unit.closedOn],
              [t('successor'), unit.successor?.name],
              [
                t('names'),
                unit.names
                  .slice(0, -1)
                  .map(({ name, from }) => `${name}（${from}）`)
                  .join('、'),
              ],
              [
                t('people'),
                <Link key="people" to={`/administration/people?unitId=${unit.id}`}>
                  {t('people')}
                </Link>,
              ],
            ]}
          />
        </div>
      </Panel>
    </Page>
  );
}

function UnitActs({ unit }: { readonly unit: Unit }): ReactNode {
  const { t } = useTranslation('administration');
  const path = { id: unit.id };
  return (
    <>
      <Act<Body<'/api/directory/v1/units/{id}/close'>>
        label={t('acts.close')}
        danger
        send={(values, key) =>
          done(
            api.POST('/api/directory/v1/units/{id}/close', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: filled(values),
            }),
          )
        }
      >
        <Form.Item name="successorId" label={t('successor')}>
          <UnitChoice allowClear />
        </Form.Item>
        <DayItem name="effectiveOn" />
        <ReasonItem />
      </Act>
      <Act<{ readonly superiorId?: string; readonly effectiveOn: string }>
        label={t('acts.superior')}
        initial={unit.superior === null ? {} : { superiorId: unit.superior.id }}
        send={({ superiorId, effectiveOn }, key) =>
          done(
            api.POST('/api/directory/v1/units/{id}/change-superior', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: { superiorId: superiorId ?? null, effectiveOn },
            }),
          )
        }
      >
        <Form.Item name="superiorId" label={t('superior')}>
          <UnitChoice allowClear />
        </Form.Item>
        <DayItem name="effectiveOn" />
      </Act>
      <Act<Body<'/api/directory/v1/units/{id}/move'>>
        label={t('acts.move')}
        initial={{ divisionId: unit.division.id }}
        send={(body, key) =>
          done(
            api.POST('/api/directory/v1/units/{id}/move', {
              params: { path, header: { 'Idempotency-Key': key } },
              body,
            }),
          )
        }
      >
        <Form.Item name="divisionId" label={t('division')} rules={[{ required: true }]}>
          <DivisionChoice />
        </Form.Item>
        <DayItem name="effectiveOn" />
      </Act>
      <Act<Body<'/api/directory/v1/units/{id}/rename'>>
        label={t('acts.rename')}
        initial={{ name: unit.name }}
        send={(body, key) =>
          done(
            api.POST('/api/directory/v1/units/{id}/rename', {
              params: { path, header: { 'Idempotency-Key': key } },
              body,
            }),
          )
        }
      >
        <TextItem name="name" label={t('unitName')} />
        <DayItem name="effectiveOn" />
      </Act>
    </>
  );
}
