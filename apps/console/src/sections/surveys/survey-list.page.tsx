import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf } from '../../api/client.js';
import { codeInWords } from '../../records/codes.js';
import {
  Chip,
  DataTable,
  Instant,
  Page,
  Panel,
  SubjectChoice,
  useListState,
  type Column,
  listQuery,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { OpenSurvey } from './open-survey.js';
import { SubjectName } from './subject-name.js';

type Item = ItemOf<'/api/assessments/v1/surveys'>;

const FILTERS = ['status', 'subjectId', 'roundId'] as const;
const STATUSES = ['open', 'closed'] as const;
const LIMIT = '50';

export function SurveyListPage(): ReactNode {
  const { t } = useTranslation('surveys');
  const { language } = useLanguage();
  const state = useListState(FILTERS);
  const query = queries.useQuery('get', '/api/assessments/v1/surveys', {
    params: { query: { ...(state.query as object), limit: LIMIT } },
  });
  const columns: readonly Column<Item>[] = [
    {
      key: 'subject',
      title: t('subject'),
      render: ({ id, subjectId }) => (
        <Link to={`/surveys/${id}`}>
          <SubjectName id={subjectId} />
        </Link>
      ),
      text: ({ subjectId }) => subjectId,
    },
    {
      key: 'measure',
      title: t('measure'),
      render: ({ measure }) => codeInWords('surveyMeasure', measure, language),
      text: ({ measure }) => codeInWords('surveyMeasure', measure, language),
    },
    {
      key: 'status',
      title: t('status'),
      render: ({ status }) => (
        <Chip tone={status === 'open' ? 'go' : 'ok'}>{codeInWords('surveyStatus', status, language)}</Chip>
      ),
      text: ({ status }) => codeInWords('surveyStatus', status, language),
    },
    {
      key: 'period',
      title: t('period'),
      render: ({ from, to }) => `${from} – ${to}`,
      text: ({ from, to }) => `${from} – ${to}`,
    },
    {
      key: 'changed',
      title: t('changed'),
      render: ({ changedAt }) => <Instant at={changedAt} />,
      text: ({ changedAt }) => changedAt,
      sort: 'changed',
    },
  ];
  return (
    <Page title={t('title')} acts={<OpenSurvey />}>
      <Panel>
        <DataTable
          name="surveys"
          label={t('title')}
          context="assessments"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          open={({ id }) => `/surveys/${id}`}
          empty={t('empty')}
          page={(cursor, limit) =>
            done(
              api.GET('/api/assessments/v1/surveys', {
                params: {
                  query: {
                    ...listQuery<object>(state, cursor, limit),
                  },
                },
              }),
            )
          }
          filters={
            <>
              <Select<string>
                allowClear
                aria-label={t('status')}
                placeholder={t('status')}
                {...(state.filters.status === undefined ? {} : { value: state.filters.status })}
                options={STATUSES.map((status) => ({
                  value: status,
                  label: codeInWords('surveyStatus', status, language),
                }))}
                onChange={(status: string | undefined) => state.set({ status })}
                style={{ minWidth: 130 }}
              />
              <div style={{ minWidth: 200 }}>
                <SubjectChoice
                  allowClear
                  aria-label={t('subject')}
                  placeholder={t('subject')}
                  {...(state.filters.subjectId === undefined ? {} : { value: state.filters.subjectId })}
                  onChange={(subjectId: string | undefined) => state.set({ subjectId })}
                />
              </div>
            </>
          }
        />
      </Panel>
    </Page>
  );
}
