import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Answer } from '../../api/client.js';
import { Act, Answered, Empty, Instant, Page, Panel } from '../../shapes/index.js';

const CONTEXTS = ['directory', 'plans', 'assessments', 'awards'] as const;
type Context = (typeof CONTEXTS)[number];
type Parked = Answer<'/api/plans/v1/operations/parked'>;

/** The operations of every context are described alike. */
function pathsOf(context: Context) {
  return {
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
      {CONTEXTS.map((context) => (
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
  });
  const clock = useQuery({ queryKey: ['clock', context], queryFn: () => done(api.GET(paths.clock)) });
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
