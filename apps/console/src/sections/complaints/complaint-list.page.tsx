import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, done, queries, type Answer, type Body, type ItemOf, type paths } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Act,
  Chip,
  CodeChoice,
  DataTable,
  DayField,
  DivisionChoice,
  DueChip,
  filled,
  Instant,
  instantInFull,
  LateEntryFields,
  listQuery,
  Page,
  Panel,
  SubjectChoice,
  today,
  useCodeWords,
  useListState,
  type Column,
  type Tone,
} from '../../shapes/index.js';
import { chosenOf } from '../put-right/filters.js';
import { KindsField, useKindName } from './kinds.js';

export type Complaint = Answer<'/api/assessments/v1/complaints/{id}'>;
type Row = ItemOf<'/api/assessments/v1/complaints'>;
type Query = NonNullable<paths['/api/assessments/v1/complaints']['get']['parameters']['query']>;

const FILTERS = ['status', 'overdue', 'subjectId', 'divisionId', 'receivedFrom', 'receivedTo'] as const;
const STATUSES: readonly Complaint['status'][] = [
  'registered',
  'verified',
  'rectified',
  'closed',
  'unfounded',
  'withdrawn',
];
const TONES: Readonly<Record<Complaint['status'], Tone>> = {
  registered: 'go',
  verified: 'late',
  unfounded: 'plain',
  rectified: 'soon',
  closed: 'ok',
  withdrawn: 'plain',
};
const PAGE = 50;

export function toneOfComplaint(status: Complaint['status']): Tone {
  return TONES[status];
}

export function ComplaintListPage(): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useCodeWords();
  const may = useMay();
  const state = useListState(FILTERS, '-received');
  const columns = useColumns();
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/assessments/v1/complaints', { params: params(state.cursor, PAGE) });
  return (
    <Page title={t('complaints')} acts={may('complaint.register') ? <Register /> : undefined}>
      <Panel>
        <DataTable
          name="complaints"
          label={t('complaints')}
          context="assessments"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noComplaints')}
          open={({ id }) => `/complaints/${id}`}
          page={(cursor, limit) => done(api.GET('/api/assessments/v1/complaints', { params: params(cursor, limit) }))}
          filters={
            <>
              <CodeChoice
                {...chosenOf(state, 'status', t('status'))}
                codes={STATUSES}
                inWords={(code) => say('complaintStatus', code)}
              />
              <CodeChoice
                {...chosenOf(state, 'overdue', t('overdue'))}
                codes={['true', 'false']}
                inWords={(code) => t(code === 'true' ? 'onlyOverdue' : 'notOverdue')}
              />
              <SubjectChoice {...chosenOf(state, 'subjectId', t('subject'))} />
              <DivisionChoice {...chosenOf(state, 'divisionId', t('division'))} />
              <DayField {...chosenOf(state, 'receivedFrom', t('receivedFrom'))} />
              <DayField {...chosenOf(state, 'receivedTo', t('receivedTo'))} />
            </>
          }
        />
      </Panel>
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('complaints');
  const say = useCodeWords();
  const nameOf = useKindName('complaints');
  const kinds = (row: Row): string => row.kinds.map(nameOf).join('、');
  return [
    {
      key: 'subject',
      title: t('subject'),
      render: ({ id, subject }) => <Link to={`/complaints/${id}`}>{subject.name}</Link>,
      text: ({ subject }) => subject.name,
    },
    { key: 'kinds', title: t('kinds'), render: kinds, text: kinds },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => <Chip tone={toneOfComplaint(status)}>{say('complaintStatus', status)}</Chip>,
      text: ({ status }) => say('complaintStatus', status),
    },
    {
      key: 'due',
      title: t('due'),
      sort: 'due',
      render: ({ due, status }) => (due === null ? '—' : <DueChip on={due.lastDay} done={status !== 'verified'} />),
      text: ({ due }) => due?.lastDay ?? '',
      width: 130,
    },
    {
      key: 'received',
      title: t('receivedOn'),
      sort: 'received',
      render: ({ receivedOn }) => receivedOn,
      text: ({ receivedOn }) => receivedOn,
      width: 120,
    },
    { key: 'source', title: t('registeredBy'), render: ({ source }) => source.name, text: ({ source }) => source.name },
    {
      key: 'reference',
      title: t('reference'),
      render: ({ reference }) => reference ?? '—',
      text: ({ reference }) => reference ?? '',
    },
    {
      key: 'division',
      title: t('division'),
      render: ({ subject }) => subject.division.name,
      text: ({ subject }) => subject.division.name,
    },
    {
      key: 'changed',
      title: t('changed'),
      sort: 'changed',
      render: ({ changedAt }) => <Instant at={changedAt} />,
      text: ({ changedAt }) => instantInFull(changedAt),
      width: 150,
    },
  ];
}

function Register(): ReactNode {
  const { t } = useTranslation('complaints');
  const navigate = useNavigate();
  return (
    <Act<Body<'/api/assessments/v1/complaints'>>
      label={t('register')}
      primary
      wide
      initial={{ receivedOn: today() }}
      consequence={t('personalHint')}
      send={async (body, key) => {
        const made = await done(
          api.POST('/api/assessments/v1/complaints', {
            params: { header: { 'Idempotency-Key': key } },
            body: filled(body),
          }),
        );
        void navigate(`/complaints/${made.id}`);
      }}
    >
      <Form.Item name="subjectId" label={t('subject')} rules={[{ required: true }]}>
        <SubjectChoice />
      </Form.Item>
      <Form.Item name="kinds" label={t('kinds')} rules={[{ required: true }]}>
        <KindsField of="complaints" />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('receivedOn')} rules={[{ required: true }]}>
        <DayField latest={today()} />
      </Form.Item>
      <Form.Item name="what" label={t('what')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="complainant" label={t('complainant')} extra={t('complainantHint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="reference" label={t('reference')}>
        <Input maxLength={100} />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}
