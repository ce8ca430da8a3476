import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { queries, type ItemOf } from '../../api/client.js';
import { changesInWords, fieldInWords, type Part } from '../../records/describe.js';
import { categoryOf, pageAsOf, proofAt } from '../../records/kept-records.js';
import { useKindWords } from '../../records/kinds.js';
import { Answered, Empty, Facts, Instant, Page, Panel, ReferredName } from '../../shapes/index.js';
import { useMay } from '../../session/me.js';
import { useLanguage } from '../../words/words.js';
import { nameOf } from './state-kinds.js';
import { stateInWords, useStateOf } from './state.js';

type PastRecord = ItemOf<'/api/audit/v1/states/{id}/records/{kind}'>;

/** One record as it was, field by field. */
export function StateRecordPage(): ReactNode {
  const { t } = useTranslation('audit');
  const { language } = useLanguage();
  const kindInWords = useKindWords();
  const navigate = useNavigate();
  const { id = '', kind = '', recordId = '' } = useParams();
  const { data: state } = useStateOf(id);
  const query = queries.useQuery('get', '/api/audit/v1/states/{id}/records/{kind}/{recordId}', {
    params: { path: { id, kind, recordId } },
  });
  const of = state === undefined ? t('states.one') : stateInWords(state, t);
  const page = state === undefined ? undefined : pageAsOf(kind, recordId, state.asOf);
  return (
    <Page
      title={nameOf(query.data?.row, language) ?? kindInWords(kind)}
      crumbs={[
        { to: '/audit/states', text: t('states.title') },
        { to: `/audit/states/${id}`, text: of },
        { to: `/audit/states/${id}/${kind}`, text: kindInWords(kind) },
      ]}
      acts={
        page === undefined || query.data === undefined ? null : (
          <Button type="primary" onClick={() => void navigate(page)}>
            {t('records.page')}
          </Button>
        )
      }
    >
      <Panel title={t('records.details')} side={<ProofLink kind={kind} record={query.data} />}>
        <Answered query={query}>{(record) => <Fields record={record} />}</Answered>
      </Panel>
    </Page>
  );
}

function ProofLink({ kind, record }: { readonly kind: string; readonly record: PastRecord | undefined }): ReactNode {
  const { t } = useTranslation('audit');
  const may = useMay();
  if (record === undefined || categoryOf(kind) === undefined || !may('log.read')) return null;
  return <Link to={proofAt(kind, record.id, record.revision)}>{t('records.prove')}</Link>;
}

function Fields({ record: { row, recordedAt, revision } }: { readonly record: PastRecord }): ReactNode {
  const { t } = useTranslation('audit');
  const { language } = useLanguage();
  const members = Object.entries((row ?? {}) as Readonly<Record<string, unknown>>);
  const told = changesInWords(
    members.map(([name, after]) => ({ path: `/${name}`, after })),
    language,
    {},
  );
  return (
    <>
      {told.length === 0 ? (
        <Empty>{t('records.nothing')}</Empty>
      ) : (
        <div className="pad">
          <Facts
            of={[
              ...told.map(({ path, after }) => [fieldInWords(path, language), <Said parts={after} />] as const),
              [t('records.recordedAt'), <Instant at={recordedAt} />],
              [t('records.revision'), String(Number(revision) + 1)],
            ]}
          />
        </div>
      )}
      <p className="pad">
        <small>{t('records.personal')}</small>
      </p>
    </>
  );
}

function Said({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  return parts.map((part, index) =>
    typeof part === 'string' ? part : <ReferredName key={`${part.id}-${index}`} of={part} />,
  );
}
