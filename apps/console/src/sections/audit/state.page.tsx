import { Alert, Progress } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useKindWords } from '../../records/kinds.js';
import { Answered, Chip, Empty, Facts, Instant, Page, Panel, PersonName } from '../../shapes/index.js';
import './audit.css';
import { useCount } from './figures.js';
import { AskForState, DropState } from './state-acts.js';
import { CONTEXTS, type StateContext } from './state-kinds.js';
import { isUnderWay, recordsOf, stateInWords, toneOfState, useStateOf, type State } from './state.js';
import type { zh } from './words.zh.js';

type Failure = keyof typeof zh.states.failures;

const MINUTE_MS = 60_000;

/** One state: how far it has come, and what it holds by kind. */
export function StatePage(): ReactNode {
  const { t } = useTranslation('audit');
  const { id = '' } = useParams();
  const query = useStateOf(id);
  const crumbs = [{ to: '/audit/states', text: t('states.title') }];
  if (query.data === undefined) {
    return (
      <Page title={t('states.one')} crumbs={crumbs}>
        <Panel>
          <Answered query={query}>{() => null}</Answered>
        </Panel>
      </Page>
    );
  }
  const state = query.data;
  return (
    <Page
      title={stateInWords(state, t)}
      crumbs={crumbs}
      chips={<Chip tone={toneOfState(state)}>{t(`states.statuses.${state.status}`)}</Chip>}
      acts={isUnderWay(state) || state.status === 'ready' ? <DropState state={state} /> : <AskForState />}
    >
      <Panel>
        <div className="pad">
          <Facts
            of={[
              [t('states.askedBy'), <PersonName id={state.askedBy} />],
              [t('states.askedAt'), <Instant at={state.askedAt} />],
              [t('states.readyAt'), state.readyAt === null ? null : <Instant at={state.readyAt} />],
              [t('states.expiresAt'), state.status === 'ready' ? <Instant at={state.expiresAt} /> : null],
            ]}
          />
        </div>
        <Standing state={state} />
      </Panel>
      {state.status === 'ready' ? <Kinds state={state} /> : null}
    </Page>
  );
}

function Standing({ state }: { readonly state: State }): ReactNode {
  const { t } = useTranslation('audit');
  const { status, code } = state;
  if (isUnderWay(state)) return <UnderWay state={state} />;
  if (status === 'failed') {
    const known = code?.replace(/^STATE\./, '') ?? '';
    const failures: readonly string[] = ['GAVE_UP', 'LOG_RESTORED', 'UNREADABLE_EVENT'];
    return (
      <div className="pad">
        <Alert
          type="error"
          showIcon
          role="alert"
          title={
            failures.includes(known)
              ? t(`states.failures.${known as Exclude<Failure, 'other'>}`)
              : t('states.failures.other', { code: code ?? '—' })
          }
        />
      </div>
    );
  }
  if (status === 'cancelled' || status === 'expired') return <Empty>{t(`states.${status}`)}</Empty>;
  return null;
}

function UnderWay({ state }: { readonly state: State }): ReactNode {
  const { t } = useTranslation('audit');
  const count = useCount();
  const { events, of } = state.progress;
  const minutes = useMinutesLeft(state);
  if (of === null || of === 0) {
    return (
      <p className="pad" role="status">
        {t('states.counting')}
      </p>
    );
  }
  const said = t('states.progress', { events: count(events), of: count(of) });
  return (
    <div className="pad">
      <Progress percent={Math.floor((100 * events) / of)} aria-label={said} />
      <small>
        {said}
        {minutes === null ? null : ` · ${minutes < 1 ? t('states.soon') : t('states.left', { minutes })}`}
      </small>
    </div>
  );
}

/** By how fast it went since it was first seen here; null until that can be told. */
function useMinutesLeft({ progress: { events, of } }: State): number | null {
  const seen = useRef<{ readonly events: number; readonly at: number } | null>(null);
  seen.current ??= { events, at: performance.now() };
  const read = events - seen.current.events;
  if (read <= 0 || of === null) return null;
  const left = ((of - events) * (performance.now() - seen.current.at)) / read;
  return Math.round(left / MINUTE_MS);
}

function Kinds({ state }: { readonly state: State }): ReactNode {
  const { t } = useTranslation('audit');
  if (recordsOf(state) === 0) {
    return (
      <Panel title={t('states.kinds')}>
        <Empty>{t('states.nothing')}</Empty>
      </Panel>
    );
  }
  return (
    <Panel title={t('states.kinds')} side={t('states.records', { count: recordsOf(state) })}>
      <div className="state-kinds">
        {CONTEXTS.map((context) => (
          <KindsOfContext key={context} context={context} state={state} />
        ))}
      </div>
    </Panel>
  );
}

function KindsOfContext({ context, state }: { readonly context: StateContext; readonly state: State }): ReactNode {
  const { t } = useTranslation('audit');
  const kindInWords = useKindWords();
  const count = useCount();
  const kinds = (state.kinds ?? []).filter(({ kind }) => kind.startsWith(`${context}.`));
  if (kinds.length === 0) return null;
  return (
    <section aria-label={t(`contexts.${context}`)}>
      <h3>{t(`contexts.${context}`)}</h3>
      <ul>
        {kinds.map(({ kind, records }) => (
          <li key={kind}>
            {records === 0 ? (
              <span>{kindInWords(kind)}</span>
            ) : (
              <Link to={`/audit/states/${state.id}/${kind}`}>{kindInWords(kind)}</Link>
            )}
            <span className="count">{count(records)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
