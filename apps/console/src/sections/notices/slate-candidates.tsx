import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type Answer, type Body, type ItemOf } from '../../api/client.js';
import { figureInWords } from '../../records/figures.js';
import {
  Act,
  Chip,
  DataTable,
  filled,
  LateEntryFields,
  Panel,
  ReasonFields,
  useListState,
  type Column,
  type ReasonCode,
} from '../../shapes/index.js';
import type { AwardNames } from '../titles/award-names.js';
import { exportQuery, pageQuery } from './filters.js';

type Candidate = ItemOf<'/api/awards/v1/slates/{id}/candidates'>;
interface Query {
  readonly limit?: string;
  readonly cursor?: string;
}

const STRUCK_FOR: readonly ReasonCode[] = ['resultChanged', 'notFit', 'withdrawn', 'forged', 'error', 'other'];

function totalInWords(total: Candidate['total']): string {
  if (total === null) return '—';
  return typeof total === 'object' ? figureInWords(total) : String(total);
}

/** Who stands on a list, best first; each may be struck off, with a reason. */
export function SlateCandidates({
  slate,
  names,
  strike,
}: {
  readonly slate: Answer<'/api/awards/v1/slates/{id}'>;
  readonly names: AwardNames;
  readonly strike: boolean;
}): ReactNode {
  const { t } = useTranslation('notices');
  const state = useListState<never>([]);
  const query = queries.useQuery('get', '/api/awards/v1/slates/{id}/candidates', {
    params: { path: { id: slate.id }, query: pageQuery<Query>(state.query) },
  });
  const columns: readonly Column<Candidate>[] = [
    {
      key: 'subject',
      title: t('subject'),
      render: ({ titleId, subject }) => <Link to={`/titles/${titleId}`}>{subject.name}</Link>,
      text: ({ subject }) => subject.name,
    },
    { key: 'rank', title: t('rank'), right: true, render: ({ rank }) => rank ?? '—', text: ({ rank }) => rank },
    {
      key: 'grade',
      title: t('grade'),
      render: ({ grade }) => names.grade(slate, grade),
      text: ({ grade }) => names.grade(slate, grade),
    },
    {
      key: 'total',
      title: t('total'),
      right: true,
      render: ({ total }) => totalInWords(total),
      text: ({ total }) => totalInWords(total),
    },
    {
      key: 'division',
      title: t('division'),
      render: ({ subject }) => subject.division.name,
      text: ({ subject }) => subject.division.name,
    },
    {
      key: 'why',
      title: t('why'),
      render: ({ result }) => (
        <>
          {result.sheetId === null ? null : <Link to={`/assessment/sheets/${result.sheetId}`}>{t('sheet')}</Link>}{' '}
          {result.applicationId === null ? null : (
            <Link to={`/applications/${result.applicationId}`}>{t('application')}</Link>
          )}{' '}
          <small>{result.resultOn}</small>
        </>
      ),
      text: ({ result }) => result.resultOn,
    },
    {
      key: 'struck',
      title: t('standing'),
      render: ({ struck, titleId, subject }) =>
        struck ? (
          <Chip tone="late">{t('struck')}</Chip>
        ) : strike ? (
          <Strike slateId={slate.id} titleId={titleId} name={subject.name} />
        ) : (
          t('listed')
        ),
      text: ({ struck }) => (struck ? t('struck') : t('listed')),
    },
  ];
  return (
    <Panel title={t('candidates')}>
      <DataTable
        name="slate-candidates"
        label={t('candidates')}
        context="awards"
        within={{ slateId: slate.id }}
        columns={columns}
        query={query}
        rowKey={({ titleId }) => titleId}
        state={state}
        empty={t('noCandidates')}
        page={(cursor, limit) =>
          done(
            api.GET('/api/awards/v1/slates/{id}/candidates', {
              params: { path: { id: slate.id }, query: exportQuery<Query>(state.query, cursor, limit) },
            }),
          )
        }
      />
    </Panel>
  );
}

function Strike({
  slateId,
  titleId,
  name,
}: {
  readonly slateId: string;
  readonly titleId: string;
  readonly name: string;
}): ReactNode {
  const { t } = useTranslation('notices');
  return (
    <Act<Omit<Body<'/api/awards/v1/slates/{id}/strikes'>, 'titleId'>>
      label={t('strike')}
      title={t('strikeTitle', { name })}
      danger
      link
      send={(values, key) =>
        done(
          api.POST('/api/awards/v1/slates/{id}/strikes', {
            params: { path: { id: slateId }, header: { 'Idempotency-Key': key } },
            body: { ...filled(values), titleId },
          }),
        )
      }
    >
      <ReasonFields codes={STRUCK_FOR} />
      <LateEntryFields />
    </Act>
  );
}
