import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, queries, type ItemOf } from '../../api/client.js';
import { codeInWords } from '../../records/codes.js';
import {
  Chip,
  DataTable,
  Day,
  DivisionChoice,
  DueChip,
  Page,
  Panel,
  useListState,
  type Column,
  listQuery,
  ProgrammeChoice,
  usePublished,
} from '../../shapes/index.js';
import { nameOf } from '../../standard/definition.js';
import { periodInWords } from '../../standard/period.js';
import { useStandard } from '../../standard/use-standard.js';
import { useLanguage } from '../../words/words.js';
import { OpenRound } from './open-round.js';
import { roundTones } from './tones.js';

type Round = ItemOf<'/api/assessments/v1/rounds'>;

const FILTERS = ['status', 'programmeId', 'planId', 'divisionId'] as const;
const STATUSES = ['open', 'closing', 'tied', 'concluded', 'cancelled'] as const;
const LIMIT = '50';

export function RoundListPage(): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const state = useListState(FILTERS);
  const programmes = usePublished();
  const programme = (id: string): string => programmes.items.find((one) => one.id === id)?.names?.[language] ?? '';
  const query = queries.useQuery('get', '/api/assessments/v1/rounds', {
    params: { query: { ...(state.query as object), limit: LIMIT } },
  });
  const columns: readonly Column<Round>[] = [
    {
      key: 'name',
      title: t('rounds.name'),
      render: (round) => (
        <Link to={`/assessment/rounds/${round.id}`}>
          {programme(round.programme)} · <RoundName round={round} />
        </Link>
      ),
      text: (round) => `${programme(round.programme)} ${round.roundCode}`,
    },
    {
      key: 'period',
      title: t('rounds.period'),
      render: ({ period }) => (
        <span title={`${period.from} – ${period.to}`}>{periodInWords(period.key, language)}</span>
      ),
      text: ({ period }) => `${period.from} – ${period.to}`,
      sort: 'period',
    },
    {
      key: 'division',
      title: t('rounds.division'),
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
    },
    {
      key: 'form',
      title: t('rounds.form'),
      render: ({ form, kind }) =>
        `${codeInWords('roundForm', form, language)}${kind === 'own' ? '' : ` · ${codeInWords('roundKind', kind, language)}`}`,
      text: ({ form, kind }) =>
        `${codeInWords('roundForm', form, language)} ${codeInWords('roundKind', kind, language)}`,
    },
    {
      key: 'status',
      title: t('rounds.status'),
      render: ({ status }) => <Chip tone={roundTones[status]}>{codeInWords('roundStatus', status, language)}</Chip>,
      text: ({ status }) => codeInWords('roundStatus', status, language),
    },
    {
      key: 'due',
      title: t('rounds.due'),
      render: ({ due, status }) => <DueChip on={due.lastDay} done={status === 'concluded' || status === 'cancelled'} />,
      text: ({ due }) => due.lastDay,
    },
    {
      key: 'subjects',
      title: t('rounds.subjects'),
      render: ({ subjects }) => subjects ?? '—',
      text: ({ subjects }) => subjects,
      right: true,
    },
    {
      key: 'opened',
      title: t('rounds.opened'),
      render: ({ openedAt }) => <Day day={openedAt.slice(0, 10)} />,
      text: ({ openedAt }) => openedAt.slice(0, 10),
    },
  ];
  return (
    <Page title={t('rounds.title')} acts={<OpenRound />}>
      <Panel>
        <DataTable
          name="rounds"
          label={t('rounds.title')}
          context="assessments"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          state={state}
          open={({ id }) => `/assessment/rounds/${id}`}
          empty={t('rounds.empty')}
          page={(cursor, limit) =>
            done(
              api.GET('/api/assessments/v1/rounds', {
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
                aria-label={t('rounds.status')}
                placeholder={t('rounds.status')}
                {...(state.filters.status === undefined ? {} : { value: state.filters.status })}
                options={STATUSES.map((status) => ({
                  value: status,
                  label: codeInWords('roundStatus', status, language),
                }))}
                onChange={(status: string | undefined) => state.set({ status })}
                style={{ minWidth: 130 }}
              />
              <div style={{ minWidth: 200 }}>
                <ProgrammeChoice
                  allowClear
                  aria-label={t('rounds.programme')}
                  placeholder={t('rounds.programme')}
                  {...(state.filters.programmeId === undefined ? {} : { value: state.filters.programmeId })}
                  onChange={(programmeId: string | undefined) => state.set({ programmeId })}
                />
              </div>
              <div style={{ minWidth: 160 }}>
                <DivisionChoice
                  allowClear
                  aria-label={t('rounds.division')}
                  placeholder={t('rounds.division')}
                  {...(state.filters.divisionId === undefined ? {} : { value: state.filters.divisionId })}
                  onChange={(divisionId: string | undefined) => state.set({ divisionId })}
                />
              </div>
            </>
          }
        />
      </Panel>
    </Page>
  );
}

function RoundName({ round }: { readonly round: Round }): ReactNode {
  const { language } = useLanguage();
  const standard = useStandard(round.programme, round.version);
  return nameOf(standard, round.roundCode, language);
}
