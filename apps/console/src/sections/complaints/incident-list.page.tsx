import { DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
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
  DivisionChoice,
  filled,
  Instant,
  instantInFull,
  LateEntryFields,
  listQuery,
  Page,
  Panel,
  SubjectChoice,
  useCodeWords,
  useListState,
  type Column,
  type Tone,
} from '../../shapes/index.js';
import { chosenOf } from '../put-right/filters.js';
import { KindField, useKindName } from './kinds.js';

export type Incident = Answer<'/api/assessments/v1/incidents/{id}'>;
type Row = ItemOf<'/api/assessments/v1/incidents'>;
type Query = NonNullable<paths['/api/assessments/v1/incidents']['get']['parameters']['query']>;

const FILTERS = ['status', 'kind', 'subjectId', 'divisionId'] as const;
const STATUSES: readonly Incident['status'][] = ['reported', 'verified', 'unfounded', 'withdrawn'];
const TONES: Readonly<Record<Incident['status'], Tone>> = {
  reported: 'soon',
  verified: 'late',
  unfounded: 'plain',
  withdrawn: 'plain',
};
const PAGE = 50;

export function toneOfIncident(status: Incident['status']): Tone {
  return TONES[status];
}

export function IncidentListPage(): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useCodeWords();
  const may = useMay();
  const state = useListState(FILTERS, '-occurred');
  const columns = useColumns();
  const params = (cursor: string | undefined, limit: number): { query: Query } => ({
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/assessments/v1/incidents', { params: params(state.cursor, PAGE) });
  return (
    <Page title={t('incidents')} acts={may('incident.report') ? <Report /> : undefined}>
      <Panel>
        <DataTable
          name="incidents"
          label={t('incidents')}
          context="assessments"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noIncidents')}
          open={({ id }) => `/incidents/${id}`}
          page={(cursor, limit) => done(api.GET('/api/assessments/v1/incidents', { params: params(cursor, limit) }))}
          filters={
            <>
              <CodeChoice
                {...chosenOf(state, 'status', t('status'))}
                codes={STATUSES}
                inWords={(code) => say('incidentStatus', code)}
              />
              <KindField of="incidents" {...chosenOf(state, 'kind', t('kind'))} />
              <SubjectChoice {...chosenOf(state, 'subjectId', t('subject'))} />
              <DivisionChoice {...chosenOf(state, 'divisionId', t('division'))} />
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
  const kindName = useKindName('incidents');
  return [
    {
      key: 'subject',
      title: t('subject'),
      render: ({ id, subject }) => <Link to={`/incidents/${id}`}>{subject.name}</Link>,
      text: ({ subject }) => subject.name,
    },
    {
      key: 'kind',
      title: t('kind'),
      render: ({ kind }) => kindName(kind),
      text: ({ kind }) => kindName(kind),
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => <Chip tone={toneOfIncident(status)}>{say('incidentStatus', status)}</Chip>,
      text: ({ status }) => say('incidentStatus', status),
    },
    {
      key: 'occurred',
      title: t('occurredAt'),
      sort: 'occurred',
      render: ({ occurredAt }) => <Instant at={occurredAt} />,
      text: ({ occurredAt }) => instantInFull(occurredAt),
      width: 150,
    },
    { key: 'source', title: t('reportedBy'), render: ({ source }) => source.name, text: ({ source }) => source.name },
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

export interface MomentFieldProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (at: string | undefined) => void;
}

/** A moment that is not in the future. */
export function MomentField({ value, onChange, ...props }: MomentFieldProps): ReactNode {
  return (
    <DatePicker
      {...props}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      maxDate={dayjs()}
      value={value === undefined ? null : dayjs(value)}
      onChange={(at: dayjs.Dayjs | null) => onChange?.(at === null ? undefined : at.toISOString())}
      style={{ width: '100%', maxWidth: 260 }}
    />
  );
}

function Report(): ReactNode {
  const { t } = useTranslation('complaints');
  const navigate = useNavigate();
  return (
    <Act<Body<'/api/assessments/v1/incidents'>>
      label={t('report')}
      primary
      wide
      consequence={t('incidentHint')}
      send={async (body, key) => {
        const made = await done(
          api.POST('/api/assessments/v1/incidents', {
            params: { header: { 'Idempotency-Key': key } },
            body: filled(body),
          }),
        );
        void navigate(`/incidents/${made.id}`);
      }}
    >
      <Form.Item name="subjectId" label={t('subject')} rules={[{ required: true }]}>
        <SubjectChoice />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
        <KindField of="incidents" />
      </Form.Item>
      <Form.Item name="occurredAt" label={t('occurredAt')} rules={[{ required: true }]}>
        <MomentField />
      </Form.Item>
      <Form.Item name="reference" label={t('reference')}>
        <Input maxLength={100} />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}
