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
  SubjectChoice,
  UnitChoice,
  useCodeWords,
  useListState,
  usePast,
  type Column,
  listQuery,
} from '../../shapes/index.js';
import { DayItem, ReasonItem, TextItem } from './form-fields.js';

type Item = ItemOf<'/api/directory/v1/subjects'>;
type Subject = Answer<'/api/directory/v1/subjects/{id}'>;

const HISTORY = '/api/directory/v1/subjects/{id}/history' as const;
const KINDS: readonly Subject['kind'][] = ['division', 'compound', 'hamlet', 'unit', 'team', 'point'];

export function SubjectListPage(): ReactNode {
  const { t } = useTranslation('administration');
  const say = useCodeWords();
  const navigate = useNavigate();
  const may = useMay();
  const state = useListState(['name', 'kind', 'within'] as const, 'name');
  const params = (cursor: string | undefined, limit: number) => ({
    query: listQuery<object>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/directory/v1/subjects', { params: params(state.cursor, 50) });
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('subjectName'),
      sort: 'name',
      render: ({ id, name }) => <Link to={`/administration/subjects/${id}`}>{name}</Link>,
      text: ({ name }) => name,
    },
    {
      key: 'kind',
      title: t('kind'),
      sort: 'kind',
      render: ({ kind }) => say('subjectKind', kind),
      text: ({ kind }) => say('subjectKind', kind),
    },
    { key: 'class', title: t('class'), render: (item) => item.class, text: (item) => item.class },
    {
      key: 'division',
      title: t('division'),
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
    },
    { key: 'unit', title: t('unit'), render: ({ unit }) => unit?.name, text: ({ unit }) => unit?.name ?? '' },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => say('registrationStatus', status),
      text: ({ status }) => say('registrationStatus', status),
    },
  ];
  return (
    <Page
      title={t('subjects')}
      acts={
        may('directory.manage') ? (
          <Act<Body<'/api/directory/v1/subjects'>>
            label={t('acts.register')}
            primary
            send={async (values, key) => {
              const made = await done(
                api.POST('/api/directory/v1/subjects', {
                  params: { header: { 'Idempotency-Key': key } },
                  body: filled(values),
                }),
              );
              void navigate(`/administration/subjects/${made.id}`);
            }}
          >
            <TextItem name="name" label={t('subjectName')} />
            <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
              <CodeChoice codes={KINDS} inWords={(kind) => say('subjectKind', kind)} />
            </Form.Item>
            <TextItem name="class" label={t('class')} required={false} />
            <Form.Item name="divisionId" label={t('division')} rules={[{ required: true }]}>
              <DivisionChoice />
            </Form.Item>
            <Form.Item name="unitId" label={t('unit')}>
              <UnitChoice allowClear />
            </Form.Item>
            <DayItem name="effectiveOn" />
          </Act>
        ) : undefined
      }
    >
      <Panel>
        <DataTable
          name="subjects"
          label={t('subjects')}
          context="directory"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('empty.subjects')}
          open={({ id }) => `/administration/subjects/${id}`}
          page={(cursor, limit) => done(api.GET('/api/directory/v1/subjects', { params: params(cursor, limit) }))}
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
                inWords={(kind) => say('subjectKind', kind)}
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

export function SubjectPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/directory/v1/subjects/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(subject) => <Shown subject={subject} past={past.past} />}</Answered>;
}

function Shown({ subject, past }: { readonly subject: Subject; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const { t: shell } = useTranslation('shell');
  const say = useCodeWords();
  const may = useMay();
  const mayAct = !past && subject.status !== 'closed' && may('directory.manage');
  return (
    <Page
      title={subject.name}
      crumbs={[{ to: '/administration/subjects', text: t('subjects') }]}
      chips={
        <>
          <Chip>{say('subjectKind', subject.kind)}</Chip>
          <Chip tone={subject.status === 'open' ? 'ok' : 'plain'}>{say('registrationStatus', subject.status)}</Chip>
        </>
      }
      acts={mayAct ? <SubjectActs subject={subject} /> : undefined}
      aside={<RecordPanel history={HISTORY} of={{ id: subject.id }} />}
    >
      <PastBanner history={HISTORY} of={{ id: subject.id }} />
      <Panel>
        <div className="pad">
          <Facts
            of={[
              [t('class'), subject.class],
              [
                t('division'),
                <Link key="division" to={`/administration/divisions/${subject.division.id}`}>
                  {subject.division.name}
                </Link>,
              ],
              [
                t('unit'),
                subject.unit === null ? null : (
                  <Link key="unit" to={`/administration/units/${subject.unit.id}`}>
                    {subject.unit.name}
                  </Link>
                ),
              ],
              [t('registeredOn'), subject.registeredOn],
              [t('closedOn'), subject.closedOn],
              [t('successor'), subject.successor?.name],
              [
                t('names'),
                subject.names
                  .slice(0, -1)
                  .map(({ name, from }) => `${name}（${from}）`)
                  .join('、'),
              ],
              [
                shell('places.titles'),
                <Link key="titles" to={`/titles?subjectId=${subject.id}`}>
                  {shell('pages.titles')}
                </Link>,
              ],
              [
                shell('pages.complaints'),
                <Link key="complaints" to={`/complaints?subjectId=${subject.id}`}>
                  {shell('pages.complaints')}
                </Link>,
              ],
            ]}
          />
        </div>
      </Panel>
    </Page>
  );
}

function SubjectActs({ subject }: { readonly subject: Subject }): ReactNode {
  const { t } = useTranslation('administration');
  const path = { id: subject.id };
  return (
    <>
      <Act<Body<'/api/directory/v1/subjects/{id}/close'>>
        label={t('acts.close')}
        danger
        send={(values, key) =>
          done(
            api.POST('/api/directory/v1/subjects/{id}/close', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: filled(values),
            }),
          )
        }
      >
        <Form.Item name="successorId" label={t('successor')}>
          <SubjectChoice allowClear />
        </Form.Item>
        <DayItem name="effectiveOn" />
        <ReasonItem />
      </Act>
      <Act<{ readonly class?: string; readonly effectiveOn: string }>
        label={t('acts.reclassify')}
        initial={subject.class === null ? {} : { class: subject.class }}
        send={(values, key) =>
          done(
            api.POST('/api/directory/v1/subjects/{id}/reclassify', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: {
                effectiveOn: values.effectiveOn,
                class: values.class === undefined || values.class === '' ? null : values.class,
              },
            }),
          )
        }
      >
        <TextItem name="class" label={t('class')} required={false} />
        <DayItem name="effectiveOn" />
      </Act>
      <Act<Body<'/api/directory/v1/subjects/{id}/rename'>>
        label={t('acts.rename')}
        initial={{ name: subject.name }}
        send={(body, key) =>
          done(
            api.POST('/api/directory/v1/subjects/{id}/rename', {
              params: { path, header: { 'Idempotency-Key': key } },
              body,
            }),
          )
        }
      >
        <TextItem name="name" label={t('subjectName')} />
        <DayItem name="effectiveOn" />
      </Act>
    </>
  );
}
