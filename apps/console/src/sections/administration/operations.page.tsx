import { useQuery } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Answer } from '../../api/client.js';
import { Act, Answered, Chip, Empty, Instant, Page, Panel } from '../../shapes/index.js';
import { nameOf, standings, type Standing, type Work } from './background-work.js';
import { contexts, type Context } from './contexts.js';

const LOOK_MS = 5_000;
type Parked = Answer<'/api/plans/v1/operations/parked'>;

/** The operations of every context are described alike. */
function pathsOf(context: Context) {
  return {
    work: `/api/${context}/v1/operations/work` as '/api/plans/v1/operations/work',
    parked: `/api/${context}/v1/operations/parked` as '/api/plans/v1/operations/parked',
    replay: `/api/${context}/v1/operations/parked/replay` as '/api/plans/v1/operations/parked/replay',
    retry: `/api/${context}/v1/operations/deadlines/retry` as '/api/plans/v1/operations/deadlines/retry',
    clock: `/api/${context}/v1/operations/clock-stop` as '/api/plans/v1/operations/clock-stop',
    confirm: `/api/${context}/v1/operations/clock-stop/confirm` as '/api/plans/v1/operations/clock-stop/confirm',
  };
}

/** What waits for a person: facts that could not be handled, deadlines that failed, a clock that stepped. */
export function OperationsPage(): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <Page title={t('operations')} about={t('about.operations')}>
      {contexts.map((context) => (
        <OfContext key={context} context={context} />
      ))}
    </Page>
  );
}

function OfContext({ context }: { readonly context: Context }): ReactNode {
  const { t } = useTranslation('administration');
  const paths = pathsOf(context);
  const parked = useQuery({
    queryKey: ['operations', context],
    queryFn: () => done(api.GET(paths.parked, { params: { query: { limit: '200' } } })),
    refetchInterval: LOOK_MS,
  });
  const clock = useQuery({
    queryKey: ['clock', context],
    queryFn: () => done(api.GET(paths.clock)),
    refetchInterval: LOOK_MS,
  });
  const work = useQuery({
    queryKey: ['background-work', context],
    queryFn: () => done(api.GET(paths.work)),
    refetchInterval: LOOK_MS,
  });
  const step = clock.data?.stepMs ?? null;
  return (
    <Panel title={t(`contexts.${context}`)}>
      {step === null ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('about.clock', { seconds: Math.round(step / 1000) })}
          action={
            <Act
              label={t('acts.confirmClock')}
              send={(_values, key) => done(api.POST(paths.confirm, { params: { header: { 'Idempotency-Key': key } } }))}
            />
          }
        />
      )}
      <Answered query={work}>{(at) => <Progressing work={at} />}</Answered>
      <Answered query={parked}>
        {(waiting) =>
          waiting.facts.length + waiting.deadlines.length === 0 ? (
            <Empty>{t('empty.parked')}</Empty>
          ) : (
            <Waiting waiting={waiting} context={context} />
          )
        }
      </Answered>
    </Panel>
  );
}

/** How far each kind of background work has come; which one is behind is told by name. */
function Progressing({ work }: { readonly work: Work }): ReactNode {
  const { t } = useTranslation('administration');
  const running = work.deadlines.reduce((sum, { waiting }) => sum + waiting, 0);
  const [next] = work.deadlines.flatMap(({ next: at }) => at ?? []).sort();
  const held = work.waiting.reduce((sum, each) => sum + each.held + each.queued, 0);
  return (
    <ul className="rows" aria-label={t('work.title')}>
      {standings(work).map((standing) => (
        <li key={standing.kind} className="work-row">
          <div>
            <span className="what">{t(`work.kinds.${standing.kind}`)}</span>
            <small>
              {standing.events === 0
                ? t('work.through', { count: standing.readers.length })
                : t('work.behind', { events: standing.events, seconds: Math.round(standing.seconds) })}
              <Behind standing={standing} />
            </small>
          </div>
          {standing.stalled.length === 0 ? (
            <Progress
              percent={standing.percent}
              size="small"
              aria-label={t(`work.kinds.${standing.kind}`)}
              style={{ width: 160 }}
            />
          ) : (
            <Chip tone="late">{t('work.stalled', { count: standing.stalled.length })}</Chip>
          )}
        </li>
      ))}
      <li className="work-row">
        <div>
          <span className="what">{t('work.clocks', { count: running })}</span>
          <small>
            {next === undefined ? null : (
              <>
                {t('work.next')} <Instant at={next} />
              </>
            )}
            {held === 0 ? null : ` · ${t('work.held', { count: held })}`}
          </small>
        </div>
      </li>
    </ul>
  );
}

function Behind({ standing: { readers, stalled } }: { readonly standing: Standing }): ReactNode {
  const named = [...new Set([...stalled, ...readers.filter(({ events }) => (events ?? 0) > 0)])];
  if (named.length === 0) return null;
  return ` · ${named.map((reader) => [nameOf(reader), reader.stalled].filter((part) => part !== null).join(' ')).join('、')}`;
}

function Waiting({ waiting, context }: { readonly waiting: Parked; readonly context: Context }): ReactNode {
  const { t } = useTranslation('administration');
  const paths = pathsOf(context);
  return (
    <ul className="rows">
      {waiting.facts.map(({ eventId, reaction, stream, type, code, tries, parkedAt }) => (
        <li key={`${reaction} ${eventId}`} className="work-row">
          <div>
            <span className="what">
              {type} · {reaction}
            </span>
            <small>
              {stream} · {t('parked.why')} {code ?? '—'} · {t('parked.tries')} {tries} · {t('parked.at')}{' '}
              <Instant at={parkedAt} />
            </small>
          </div>
          <Act
            label={t('acts.replay')}
            said={t('parked.count', { count: 1 })}
            send={(_values, key) =>
              done(
                api.POST(paths.replay, { params: { header: { 'Idempotency-Key': key } }, body: { reaction, stream } }),
              )
            }
          />
        </li>
      ))}
      {waiting.deadlines.map(({ deadline, streamId, item, sourceEventId, dueAt, code, tries }) => (
        <li key={`${deadline} ${sourceEventId} ${item}`} className="work-row">
          <div>
            <span className="what">{deadline}</span>
            <small>
              {streamId} · {t('parked.why')} {code ?? '—'} · {t('parked.tries')} {tries} · {t('parked.dueAt')}{' '}
              <Instant at={dueAt} />
            </small>
          </div>
          <Act
            label={t('acts.retry')}
            send={(_values, key) =>
              done(
                api.POST(paths.retry, {
                  params: { header: { 'Idempotency-Key': key } },
                  body: { deadline, streamId },
                }),
              )
            }
          />
        </li>
      ))}
    </ul>
  );
}
