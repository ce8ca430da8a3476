import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, queries, type Body, type ItemOf, type paths } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Act,
  Chip,
  DataTable,
  Day,
  listQuery,
  Panel,
  ReasonFields,
  today,
  useCodeWords,
  useListState,
  type Column,
} from '../../shapes/index.js';
import { CHECKS, type Dossier } from './dossier.js';

type Item = ItemOf<'/api/audit/v1/dossiers/{id}/items'>;
type Query = NonNullable<paths['/api/audit/v1/dossiers/{id}/items']['get']['parameters']['query']>;

const PAGE = 50;

/** The catalogue with what the checks found; what was kept long enough is proposed for disposal from here. */
export function DossierItems({ dossier: { id } }: { readonly dossier: Dossier }): ReactNode {
  const { t } = useTranslation('audit');
  const may = useMay();
  const state = useListState([] as const);
  const columns = useColumns();
  const [chosen, choose] = useState<readonly string[]>([]);
  const params = (cursor: string | undefined, limit: number) => ({
    path: { id },
    query: listQuery<Query>(state, cursor, limit),
  });
  const query = queries.useQuery('get', '/api/audit/v1/dossiers/{id}/items', { params: params(state.cursor, PAGE) });
  return (
    <Panel title={t('items.title')}>
      <DataTable
        name="dossier-items"
        label={t('items.title')}
        // What is taken out of the archive is recorded where exports of the directory are.
        context="directory"
        columns={columns}
        query={query}
        rowKey={({ archiveNumber }) => archiveNumber}
        state={state}
        empty={t('items.none')}
        within={{ dossier: id }}
        page={(cursor, limit) => done(api.GET('/api/audit/v1/dossiers/{id}/items', { params: params(cursor, limit) }))}
        {...(may('disposal.propose')
          ? {
              selection: {
                chosen,
                choose,
                nameOf: ({ archiveNumber }: Item) => archiveNumber,
                acts: <ProposeDisposal dossierId={id} archiveNumbers={chosen} />,
              },
            }
          : {})}
      />
    </Panel>
  );
}

function ProposeDisposal({
  dossierId,
  archiveNumbers,
}: {
  readonly dossierId: string;
  readonly archiveNumbers: readonly string[];
}): ReactNode {
  const { t } = useTranslation('audit');
  const navigate = useNavigate();
  return (
    <Act<Pick<Body<'/api/audit/v1/disposals'>, 'reason'>>
      label={t('disposals.propose', { count: archiveNumbers.length })}
      consequence={t('disposals.proposeAbout')}
      send={async ({ reason }, key) => {
        const { id } = await done(
          api.POST('/api/audit/v1/disposals', {
            params: { header: { 'Idempotency-Key': key } },
            body: { dossierId, archiveNumbers: [...archiveNumbers], reason },
          }),
        );
        void navigate(`/audit/disposals/${id}`);
      }}
    >
      <ReasonFields codes={['retentionEnded', 'other']} explained={false} />
    </Act>
  );
}

function useColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  const now = today();
  const found = (faults: Item['faults'][keyof Item['faults']]): string =>
    faults.length === 0
      ? t('dossiers.passed')
      : [...new Set(faults.map(({ code }) => say('checkFault', code)))].join('；');
  return [
    {
      key: 'title',
      title: t('items.name'),
      width: 240,
      render: ({ title, archiveNumber, documentNumber }) => (
        <>
          {title}
          <br />
          <small>
            {archiveNumber}
            {documentNumber === null ? null : ` · ${documentNumber}`}
          </small>
        </>
      ),
      text: ({ archiveNumber, title }) => `${archiveNumber} ${title}`,
    },
    {
      key: 'kind',
      title: t('items.kind'),
      render: ({ kind }) => say('archived', kind),
      text: ({ kind }) => say('archived', kind),
    },
    {
      key: 'kept',
      title: t('items.kept'),
      width: 150,
      render: ({ retention, keptUntil }) => (
        <>
          {say('retentionCode', retention)}
          {keptUntil === null ? null : (
            <>
              <br />
              <small>
                {keptUntil < now ? t('items.ended') : t('items.until')} <Day day={keptUntil} />
              </small>
            </>
          )}
        </>
      ),
      text: ({ retention }) => say('retentionCode', retention),
    },
    ...CHECKS.map((check): Column<Item> => ({
      key: check,
      title: say('dossierCheck', check),
      width: 96,
      render: ({ faults }) =>
        faults[check].length === 0 ? (
          <Chip tone="ok">{t('dossiers.passed')}</Chip>
        ) : (
          <Chip tone="late">{found(faults[check])}</Chip>
        ),
      text: ({ faults }) => found(faults[check]),
    })),
    {
      key: 'files',
      title: t('items.files'),
      right: true,
      width: 90,
      render: ({ files, destroyed }) => (destroyed === 0 ? files : t('items.destroyed', { files, destroyed })),
      text: ({ files }) => files,
    },
    {
      key: 'date',
      title: t('items.date'),
      render: ({ date }) => <Day day={date} />,
      text: ({ date }) => date,
    },
    {
      key: 'responsible',
      title: t('items.responsible'),
      render: ({ responsible }) => responsible ?? '—',
      text: ({ responsible }) => responsible,
    },
  ];
}
