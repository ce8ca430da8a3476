import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf } from '../../api/client.js';
import { Chip, DataTable, Panel, useListState, type Column, listQuery } from '../../shapes/index.js';
import { nameOf, type Standard } from '../../standard/definition.js';
import { change, figure } from '../../standard/exact.js';
import { useLanguage } from '../../words/words.js';
import type { Round } from './round.page.js';
import { unmetInWords } from './unmet.js';

type Ranked = ItemOf<'/api/assessments/v1/rounds/{id}/ranking'>;

const FILTERS = ['grade', 'class', 'reopened'] as const;
const LIMIT = '50';

/** What every subject came to, by rank, with its change. */
export function Ranking({
  round,
  standard,
}: {
  readonly round: Round;
  readonly standard: Standard | undefined;
}): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const state = useListState(FILTERS, undefined, 'result-');
  const query = queries.useQuery('get', '/api/assessments/v1/rounds/{id}/ranking', {
    params: { path: { id: round.id }, query: { ...(state.query as object), limit: LIMIT } },
  });
  const grade = (code: string): string => nameOf(standard, code, language);
  const starred = standard?.grading?.stars !== undefined;
  const columns: readonly Column<Ranked>[] = [
    {
      key: 'subject',
      title: t('round.subject'),
      render: ({ id, subject }) => <Link to={`/assessment/results/${id}`}>{subject.name}</Link>,
      text: ({ subject }) => subject.name,
    },
    {
      key: 'rank',
      title: t('round.rank'),
      render: ({ rank }) => rank ?? '—',
      text: ({ rank }) => rank,
      right: true,
    },
    {
      key: 'total',
      title: t('round.total'),
      render: ({ total, sheetId }) => <Link to={`/assessment/sheets/${sheetId}`}>{figure(total)}</Link>,
      text: ({ total }) => figure(total),
      right: true,
    },
    {
      key: 'change',
      title: t('round.change'),
      render: (one) => change(one.change),
      text: (one) => change(one.change),
      right: true,
    },
    {
      key: 'grade',
      title: t('round.grade'),
      render: (one) => (
        <>
          <Chip tone={one.named ? 'title' : one.grade === 'none' ? 'plain' : 'ok'}>{grade(one.grade)}</Chip>
          {one.reopened ? <Chip tone="back">{t('round.reopened')}</Chip> : null}
        </>
      ),
      text: (one) => grade(one.grade),
    },
    ...(starred
      ? [
          {
            key: 'stars',
            title: t('round.stars'),
            render: ({ stars }: Ranked) => stars ?? '—',
            text: ({ stars }: Ranked) => stars,
            right: true,
          },
        ]
      : []),
    {
      key: 'previous',
      title: t('round.previous'),
      render: ({ previous }) => (previous === null ? '—' : `${grade(previous.grade)} ${figure(previous.total)}`),
      text: ({ previous }) => (previous === null ? '' : `${grade(previous.grade)} ${figure(previous.total)}`),
    },
    {
      key: 'missed',
      title: t('round.missed'),
      render: ({ missed }) => unmetInWords(missed.at(-1), standard, language, t),
      text: ({ missed }) => unmetInWords(missed.at(-1), standard, language, t),
    },
    {
      key: 'trend',
      title: t('round.trend'),
      render: ({ subject }) => (
        <Link
          to={`/assessment/subjects/${subject.id}/trend?programmeId=${round.programme}&roundCode=${round.roundCode}&version=${round.version}`}
        >
          {t('round.trend')}
        </Link>
      ),
      text: null,
    },
  ];
  return (
    <Panel title={t('round.ranking')}>
      <DataTable
        name="ranking"
        label={t('round.ranking')}
        context="assessments"
        within={{ roundId: round.id }}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        state={state}
        open={({ id }) => `/assessment/results/${id}`}
        empty={t('round.rankingEmpty')}
        page={(cursor, limit) =>
          done(
            api.GET('/api/assessments/v1/rounds/{id}/ranking', {
              params: {
                path: { id: round.id },
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
              aria-label={t('round.grade')}
              placeholder={t('round.grade')}
              {...(state.filters.grade === undefined ? {} : { value: state.filters.grade })}
              options={[...(standard?.grading?.grades ?? []).map(({ code }) => code), 'none'].map((code) => ({
                value: code,
                label: grade(code),
              }))}
              onChange={(code: string | undefined) => state.set({ grade: code })}
              style={{ minWidth: 130 }}
            />
            {standard === undefined || standard.classes.size === 0 ? null : (
              <Select<string>
                allowClear
                aria-label={t('round.class')}
                placeholder={t('round.class')}
                {...(state.filters.class === undefined ? {} : { value: state.filters.class })}
                options={[...standard.classes].map(([code, names]) => ({ value: code, label: names[language] }))}
                onChange={(code: string | undefined) => state.set({ class: code })}
                style={{ minWidth: 130 }}
              />
            )}
          </>
        }
      />
    </Panel>
  );
}
