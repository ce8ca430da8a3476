import { Button, Progress } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Answer } from '../../api/client.js';
import { Act, Answered, Chip, Facts, Instant, OfficerName, Page, Panel, useCodeWords } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { offeredAct } from './may.js';
import { TitleLink } from './title-link.js';

type Batch = Answer<'/api/awards/v1/titles/bulk-signatures/{id}'>;

/** While it runs it is looked at this often. */
const LOOK_MS = 1500;
const SHOWN_AT_ONCE = 50;

export function BulkSignaturesPage(): ReactNode {
  const { id = '' } = useParams();
  const query = queries.useQuery(
    'get',
    '/api/awards/v1/titles/bulk-signatures/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data?.status === 'running' ? LOOK_MS : false) },
  );
  return <Answered query={query}>{(batch) => <Shown batch={batch} />}</Answered>;
}

function Shown({ batch }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const { status, total, ordered, done: signed, failed, cancelled } = batch;
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const refused = new Set(failed.map(({ titleId }) => titleId));
  const titleIds = ordered.items
    .map(({ titleId }) => titleId)
    .sort((a, b) => Number(refused.has(b)) - Number(refused.has(a)));
  const percent = total === 0 ? 100 : Math.floor((100 * (signed.length + failed.length)) / total);
  return (
    <Page
      title={t('bulk.title')}
      crumbs={[{ to: '/titles', text: t('register') }]}
      chips={
        <>
          <Chip tone={status === 'running' ? 'go' : status === 'ended' ? 'ok' : 'plain'}>
            {say('batchStatus', status)}
          </Chip>
          <Chip>{ordered.documentNumber}</Chip>
        </>
      }
      acts={
        offeredAct(batch.may, 'cancel')?.refused === null ? (
          <Act
            label={t('bulk.cancel')}
            danger
            consequence={t('bulk.cancelConsequence')}
            send={(_, key) =>
              done(
                api.POST('/api/awards/v1/titles/bulk-signatures/{id}/cancellation', {
                  params: { path: { id: batch.id }, header: { 'Idempotency-Key': key } },
                }),
              )
            }
          />
        ) : undefined
      }
    >
      <Panel title={t('bulk.progress')}>
        <div className="pad" role="status" aria-live="polite">
          <Progress percent={percent} aria-label={t('bulk.progress')} />
          <p>{t('bulk.counts', { done: signed.length, failed: failed.length, total })}</p>
          <Facts
            of={[
              [t('bulk.orderedBy'), <OfficerName key="by" of={ordered.by} />],
              [t('field.minutesNumber'), ordered.minutesNumber],
              [t('column.changed'), <Instant key="at" at={batch.changedAt} />],
              [t('bulk.cancelledBy'), cancelled === null ? null : <OfficerName key="cancelled" of={cancelled.by} />],
            ]}
          />
        </div>
      </Panel>
      <Panel title={t('bulk.results')}>
        <ul className="rows">
          {titleIds.slice(0, shown).map((titleId) => (
            <Result key={titleId} batch={batch} titleId={titleId} />
          ))}
        </ul>
        {titleIds.length > shown ? (
          <div className="table-foot">
            <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
              {t('bulk.more', { count: titleIds.length - shown })}
            </Button>
          </div>
        ) : null}
      </Panel>
      <p>
        <Link to="/titles?pending=ready,signedOnce">{t('bulk.toRest')}</Link>
      </p>
    </Page>
  );
}

function Result({ batch, titleId }: { readonly batch: Batch; readonly titleId: string }): ReactNode {
  const { t } = useTranslation('titles');
  const { language } = useLanguage();
  const refusal = batch.failed.find((one) => one.titleId === titleId);
  const signed = batch.done.includes(titleId);
  return (
    <li className="work-row">
      <div>
        <span className="what">
          <TitleLink id={titleId} />
        </span>
        {refusal === undefined ? null : <small>{refusal[language]}</small>}
      </div>
      {signed ? (
        <Chip tone="ok">{t('bulk.signed')}</Chip>
      ) : refusal === undefined ? (
        <Chip>{batch.status === 'running' ? t('bulk.waiting') : t('bulk.notSigned')}</Chip>
      ) : (
        <Chip tone="late">{t('bulk.refused')}</Chip>
      )}
    </li>
  );
}
