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
  useCodeWords,
  useListState,
  usePast,
  type Column,
  listQuery,
} from '../../shapes/index.js';
import { DayItem, ReasonItem, TextItem } from './form-fields.js';

type Item = ItemOf<'/api/directory/v1/divisions'>;
type Division = Answer<'/api/directory/v1/divisions/{id}'>;

const HISTORY = '/api/directory/v1/divisions/{id}/history' as const;
const LEVELS: readonly Division['level'][] = ['province', 'city', 'county', 'town', 'community'];

export function DivisionListPage(): ReactNode {
  const { t } = useTranslation('administration');
  const say = useCodeWords();
  const navigate = useNavigate();
  const may = useMay();
  const state = useListState(['name', 'level', 'parentId'] as const, 'code');
  const params = (cursor: string | undefined, limit: number) => ({
    query: listQuery<object>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/directory/v1/divisions', { params: params(state.cursor, 50) });
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('divisionName'),
      sort: 'name',
      render: ({ id, name }) => <Link to={`/administration/divisions/${id}`}>{name}</Link>,
      text: ({ name }) => name,
    },
    { key: 'code', title: t('code'), sort: 'code', render: ({ code }) => code, text: ({ code }) => code },
    {
      key: 'level',
      title: t('level'),
      render: ({ level }) => say('level', level),
      text: ({ level }) => say('level', level),
    },
    {
      key: 'parent',
      title: t('parent'),
      render: ({ parent }) => parent?.name,
      text: ({ parent }) => parent?.name ?? '',
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => say('divisionStatus', status),
      text: ({ status }) => say('divisionStatus', status),
    },
  ];
  return (
    <Page
      title={t('divisions')}
      acts={
        may('directory.manage') ? (
          <Act<{
            readonly code: string;
            readonly name: string;
            readonly parentId: string;
            readonly effectiveOn: string;
          }>
            label={t('acts.register')}
            primary
            send={async (body, key) => {
              const made = await done(
                api.POST('/api/directory/v1/divisions', { params: { header: { 'Idempotency-Key': key } }, body }),
              );
              void navigate(`/administration/divisions/${made.id}`);
            }}
          >
            <TextItem name="name" label={t('divisionName')} />
            <TextItem name="code" label={t('code')} />
            <Form.Item name="parentId" label={t('parent')} rules={[{ required: true }]}>
              <DivisionChoice />
            </Form.Item>
            <DayItem name="effectiveOn" />
          </Act>
        ) : undefined
      }
    >
      <Panel>
        <DataTable
          name="divisions"
          label={t('divisions')}
          context="directory"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('empty.divisions')}
          open={({ id }) => `/administration/divisions/${id}`}
          page={(cursor, limit) => done(api.GET('/api/directory/v1/divisions', { params: params(cursor, limit) }))}
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
                aria-label={t('filter.level')}
                placeholder={t('filter.level')}
                allowClear
                codes={LEVELS}
                inWords={(level) => say('level', level)}
                {...(state.filters.level === undefined ? {} : { value: state.filters.level })}
                onChange={(level) => state.set({ level })}
              />
            </>
          }
        />
      </Panel>
    </Page>
  );
}

export function DivisionPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/directory/v1/divisions/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(division) => <Shown division={division} past={past.past} />}</Answered>;
}

function Shown({ division, past }: { readonly division: Division; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const say = useCodeWords();
  const may = useMay();
  return (
    <Page
      title={division.name}
      crumbs={[{ to: '/administration/divisions', text: t('divisions') }]}
      chips={
        <>
          <Chip>{say('level', division.level)}</Chip>
          <Chip tone={division.status === 'standing' ? 'ok' : 'plain'}>{say('divisionStatus', division.status)}</Chip>
        </>
      }
      acts={
        !past && division.status === 'standing' && may('directory.manage') ? (
          <DivisionActs division={division} />
        ) : undefined
      }
      aside={<RecordPanel history={HISTORY} of={{ id: division.id }} />}
    >
      <PastBanner history={HISTORY} of={{ id: division.id }} />
      <Panel>
        <div className="pad">
          <Facts
            of={[
              [t('code'), division.code],
              [
                t('parent'),
                division.parent === null ? null : (
                  <Link key="parent" to={`/administration/divisions/${division.parent.id}`}>
                    {division.parent.name}
                  </Link>
                ),
              ],
              [t('registeredOn'), division.foundedOn],
              [t('closedOn'), division.endedOn],
              [t('merged'), division.mergedInto?.name],
              [
                t('names'),
                division.names
                  .slice(0, -1)
                  .map(({ name, from }) => `${name}（${from}）`)
                  .join('、'),
              ],
              [
                t('divisions'),
                <Link key="below" to={`/administration/divisions?parentId=${division.id}`}>
                  {t('divisions')}
                </Link>,
              ],
              [
                t('units'),
                <Link key="units" to={`/administration/units?within=${division.id}`}>
                  {t('units')}
                </Link>,
              ],
            ]}
          />
        </div>
      </Panel>
    </Page>
  );
}

function DocumentItem(): ReactNode {
  const { t } = useTranslation('administration');
  return <TextItem name="documentNumber" label={t('documentNumber')} required={false} />;
}

function DivisionActs({ division }: { readonly division: Division }): ReactNode {
  const { t } = useTranslation('administration');
  const path = { id: division.id };
  return (
    <>
      <Act<Body<'/api/directory/v1/divisions/{id}/abolish'>>
        label={t('acts.abolish')}
        danger
        send={(values, key) =>
          done(
            api.POST('/api/directory/v1/divisions/{id}/abolish', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: filled(values),
            }),
          )
        }
      >
        <DayItem name="effectiveOn" />
        <DocumentItem />
        <ReasonItem />
      </Act>
      <Act<Body<'/api/directory/v1/divisions/{id}/merge'>>
        label={t('acts.merge')}
        danger
        consequence={t('about.merge')}
        send={(values, key) =>
          done(
            api.POST('/api/directory/v1/divisions/{id}/merge', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: filled(values),
            }),
          )
        }
      >
        <Form.Item name="intoId" label={t('into')} rules={[{ required: true }]}>
          <DivisionChoice />
        </Form.Item>
        <DayItem name="effectiveOn" />
        <DocumentItem />
      </Act>
      <Act<Body<'/api/directory/v1/divisions/{id}/move'>>
        label={t('acts.move')}
        send={(values, key) =>
          done(
            api.POST('/api/directory/v1/divisions/{id}/move', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: filled(values),
            }),
          )
        }
      >
        <Form.Item name="parentId" label={t('parent')} rules={[{ required: true }]}>
          <DivisionChoice />
        </Form.Item>
        <DayItem name="effectiveOn" />
        <DocumentItem />
      </Act>
      <Act<Body<'/api/directory/v1/divisions/{id}/rename'>>
        label={t('acts.rename')}
        initial={{ name: division.name }}
        send={(values, key) =>
          done(
            api.POST('/api/directory/v1/divisions/{id}/rename', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: filled(values),
            }),
          )
        }
      >
        <TextItem name="name" label={t('divisionName')} />
        <DayItem name="effectiveOn" />
        <DocumentItem />
      </Act>
    </>
  );
}
