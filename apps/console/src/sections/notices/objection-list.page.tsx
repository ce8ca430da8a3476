import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf, type paths } from '../../api/client.js';
import { useMe } from '../../session/me.js';
import {
  Chip,
  DataTable,
  Day,
  dayOf,
  DueChip,
  Page,
  Panel,
  PersonName,
  useCodeWords,
  useListState,
  type Column,
  type Tone,
} from '../../shapes/index.js';
import { DivisionFilter, exportQuery, pageQuery, StatusFilter } from './filters.js';

type Item = ItemOf<'/api/awards/v1/objections'>;
type Query = NonNullable<paths['/api/awards/v1/objections']['get']['parameters']['query']>;

export const OBJECTION_TONES: Readonly<Record<Item['status'], Tone>> = {
  received: 'soon',
  handled: 'go',
  decided: 'go',
  replied: 'ok',
};

const FILTERS = ['status', 'noticeId', 'handlerId', 'overdue', 'lead', 'divisionId'] as const;

export function ObjectionListPage(): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  const me = useMe();
  const state = useListState(FILTERS, '-changed');
  const { filters, set } = state;
  const query = queries.useQuery('get', '/api/awards/v1/objections', {
    params: { query: pageQuery<Query>(state.query) },
  });
  const nameOf = ({ receivedOn, division }: Item): string =>
    [t('objectionOf', { day: receivedOn }), division?.name].filter((part) => part).join(' · ');
  const columns: readonly Column<Item>[] = [
    {
      key: 'name',
      title: t('objection'),
      render: (item) => <Link to={`/notices/objections/${item.id}`}>{nameOf(item)}</Link>,
      text: nameOf,
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => <Chip tone={OBJECTION_TONES[status]}>{say('objectionStatus', status)}</Chip>,
      text: ({ status }) => say('objectionStatus', status),
    },
    {
      key: 'kind',
      title: t('kind'),
      render: ({ named, lead }) =>
        lead === null ? (named ? t('named') : t('anonymous')) : t('leadBecause', { why: say('objectionLead', lead) }),
      text: ({ named, lead }) =>
        lead === null ? (named ? t('named') : t('anonymous')) : t('leadBecause', { why: say('objectionLead', lead) }),
    },
    {
      key: 'outcome',
      title: t('outcome'),
      render: ({ outcome }) => (outcome === null ? '—' : say('objectionOutcome', outcome)),
      text: ({ outcome }) => (outcome === null ? null : say('objectionOutcome', outcome)),
    },
    {
      key: 'handler',
      title: t('handler'),
      render: ({ handlerId }) => (handlerId === null ? '—' : <PersonName id={handlerId} />),
      text: null,
    },
    {
      key: 'replyDue',
      title: t('replyDue'),
      sort: 'replyDue',
      render: ({ replyDue, status }) =>
        replyDue === null ? '—' : <DueChip on={replyDue} done={status === 'replied'} />,
      text: ({ replyDue }) => replyDue,
    },
    {
      key: 'notice',
      title: t('notice'),
      render: ({ noticeId }) => <Link to={`/notices/${noticeId}`}>{t('look')}</Link>,
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
  const flag = (name: 'overdue' | 'lead', yes: string, no: string): ReactNode => (
    <Select<string>
      aria-label={t(name)}
      placeholder={t(name)}
      allowClear
      style={{ minWidth: 130 }}
      options={[
        { value: 'true', label: yes },
        { value: 'false', label: no },
      ]}
      onChange={(value: string | undefined) => set({ [name]: value })}
      {...(filters[name] === undefined ? {} : { value: filters[name] })}
    />
  );
  return (
    <Page title={t('objections')}>
      <Panel>
        <DataTable
          name="objections"
          label={t('objections')}
          context="awards"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          empty={t('noObjections')}
          open={({ id }) => `/notices/objections/${id}`}
          filters={
            <>
              <StatusFilter state={state} group="objectionStatus" />
              <Select<string>
                aria-label={t('handler')}
                placeholder={t('handler')}
                allowClear
                style={{ minWidth: 130 }}
                options={[{ value: me.id, label: t('mine') }]}
                onChange={(handlerId: string | undefined) => set({ handlerId })}
                {...(filters.handlerId === undefined ? {} : { value: filters.handlerId })}
              />
              {flag('overdue', t('overdueOnly'), t('notOverdue'))}
              {flag('lead', t('leadsOnly'), t('noLeads'))}
              <DivisionFilter state={state} />
            </>
          }
          page={(cursor, limit) =>
            done(
              api.GET('/api/awards/v1/objections', {
                params: { query: exportQuery<Query>(state.query, cursor, limit) },
              }),
            )
          }
        />
      </Panel>
    </Page>
  );
}
