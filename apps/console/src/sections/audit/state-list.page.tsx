import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../../api/client.js';
import { Answered, Chip, Empty, Instant, Page, Panel, PersonName } from '../../shapes/index.js';
import { useCount } from './figures.js';
import { AskForState, DropState } from './state-acts.js';
import { isUnderWay, lookAgain, recordsOf, stateInWords, toneOfState, type State } from './state.js';

/** 往期全貌: what was asked for, newest first. */
export function StateListPage(): ReactNode {
  const { t } = useTranslation('audit');
  const query = queries.useQuery(
    'get',
    '/api/audit/v1/states',
    {},
    { refetchInterval: ({ state: { data } }) => lookAgain(data?.items) },
  );
  return (
    <Page title={t('states.title')} about={t('states.about')} acts={<AskForState />}>
      <Panel>
        <Answered query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{t('states.none')}</Empty>
            ) : (
              <ul className="rows" aria-label={t('states.title')}>
                {items.map((state) => (
                  <StateRow key={state.id} state={state} />
                ))}
              </ul>
            )
          }
        </Answered>
      </Panel>
    </Page>
  );
}

function StateRow({ state }: { readonly state: State }): ReactNode {
  const { t } = useTranslation('audit');
  const count = useCount();
  const { id, status, askedBy, askedAt, expiresAt, progress } = state;
  return (
    <li className="work-row">
      <div>
        <Link className="what" to={`/audit/states/${id}`}>
          {stateInWords(state, t)}
        </Link>
        <small>
          {t('states.askedBy')} <PersonName id={askedBy} /> <Instant at={askedAt} />
          {status === 'ready' ? (
            <>
              {' · '}
              {t('states.records', { count: recordsOf(state) })} · {t('states.expiresAt')} <Instant at={expiresAt} />
            </>
          ) : null}
          {isUnderWay(state) && progress.of !== null
            ? ` · ${t('states.progress', { events: count(progress.events), of: count(progress.of) })}`
            : null}
        </small>
      </div>
      <span>
        <Chip tone={toneOfState(state)}>{t(`states.statuses.${status}`)}</Chip>
      </span>
      <span>
        <DropState state={state} />
      </span>
    </li>
  );
}
