import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries, type Answer } from '../api/client.js';
import { changesInWords, fieldInWords, recordOf } from '../records/describe.js';
import { pageAsOf } from '../records/kept-records.js';
import { useKindWords } from '../records/kinds.js';
import { useLanguage } from '../words/words.js';
import { Chip } from './chip.js';
import { Actor, Told, type HistoryEntry, type Saying } from './record-parts.js';
import { Answered, Loading } from './states.js';
import { instantInFull } from './time.js';

type Decision = Answer<'/api/audit/v1/decisions/{eventId}'>;
type Seen = Decision['inputs'][number];
type Then = NonNullable<Decision['before']>;

export interface DecisionSeenProps {
  readonly entry: HistoryEntry;
  readonly saying: Saying;
}

/** What there was to see for whoever decided it: the version, every record as it was, and the rules run once more. */
export function DecisionSeen({ entry, saying }: DecisionSeenProps): ReactNode {
  const { ready } = useTranslation(['decisions', 'kinds', 'events', 'fields'], { useSuspense: false });
  const [from, setFrom] = useState(0);
  const part = from === 0 ? {} : { from: String(from) };
  const query = queries.useQuery('get', '/api/audit/v1/decisions/{eventId}', {
    params: { path: { eventId: entry.eventId }, query: { at: entry.position, ...part } },
  });
  if (!ready) return <Loading />;
  return (
    <Answered query={query}>{(decision) => <Seeing decision={decision} saying={saying} onPart={setFrom} />}</Answered>
  );
}

function Seeing({
  decision,
  saying,
  onPart,
}: {
  readonly decision: Decision;
  readonly saying: Saying;
  readonly onPart: (from: number) => void;
}): ReactNode {
  const { t } = useTranslation('decisions');
  const { t: shapes } = useTranslation('shapes');
  const { language } = useLanguage();
  const { event, programme, reproduced, leaf, before, inputs, many } = decision;
  const name = programme?.names?.[language] ?? '';
  return (
    <div className="decision record">
      <dl className="lines">
        <dt>{t('who')}</dt>
        <dd>
          <Actor actor={event.actor} />
          {event.onBehalfOf === undefined ? null : (
            <>
              （{shapes('record.onBehalf', { who: '' })}
              <Actor actor={event.onBehalfOf} />）
            </>
          )}
          {event.actor.kind === 'rule' ? ` ${event.actor.post?.name ?? ''}` : ''}
        </dd>
        <dt>{t('when')}</dt>
        <dd>{instantInFull(event.recordedAt)}</dd>
        <dt>{t('version')}</dt>
        <dd>
          {programme === null ? (
            t('unknownVersion')
          ) : (
            <>
              <Link to={`/programmes/${programme.id}?asOf=${encodeURIComponent(programme.position)}`}>
                {t('versionOf', { name, version: programme.version })}
              </Link>
              {' · '}
              {t('adopted', { authority: programme.authority.name })}
              {' · '}
              {instantInFull(programme.publishedAt)}
              {' · '}
              {t('rules', { rules: programme.rules })}
            </>
          )}
        </dd>
        <dt>{t('again')}</dt>
        <dd>
          {reproduced === null ? (
            t('byPerson')
          ) : (
            <Chip tone={reproduced.same ? 'ok' : 'late'}>{reproduced.same ? t('same') : t('other')}</Chip>
          )}
          {reproduced === null || reproduced.same ? null : (
            <Fields fields={reproduced.differences} saying={saying} both />
          )}
        </dd>
        <dt>{t('leaf')}</dt>
        <dd>{leaf === null ? t('noLeaf') : t('leafOf', { seq: leaf.seq })}</dd>
      </dl>
      <h3>{t('before')}</h3>
      {before === null ? (
        t('nothingBefore')
      ) : (
        <Record then={before} kind={decision.kind} id={decision.id} saying={saying} />
      )}
      <h3>{t('inputs', { count: many?.count ?? inputs.length })}</h3>
      {many === null ? null : (
        <p>
          {t('many', { count: many.count, sha256: many.sha256 })}
          {' · '}
          {t(many.found ? 'found' : 'notFound')}
        </p>
      )}
      {many === null && inputs.length === 0 ? t('noInputs') : null}
      {inputs.map((seen) => (
        <SeenRecord
          key={seen.stream}
          seen={seen}
          own={seen.stream === decision.stream}
          saying={seen.stream === decision.stream ? saying : { ...saying, record: recordNameOf(seen) }}
        />
      ))}
      {many === null || many.next === null ? null : <NextPart next={many.next} onPart={onPart} />}
    </div>
  );
}

function NextPart({ next, onPart }: { readonly next: number; readonly onPart: (from: number) => void }): ReactNode {
  const { t } = useTranslation('decisions');
  return <Button onClick={() => onPart(next)}>{t('next', { from: next + 1 })}</Button>;
}

function SeenRecord({
  seen,
  own,
  saying,
}: {
  readonly seen: Seen;
  readonly own: boolean;
  readonly saying: Saying;
}): ReactNode {
  const { t } = useTranslation('decisions');
  const kindInWords = useKindWords();
  const category = seen.stream.slice(0, seen.stream.indexOf('-'));
  return (
    <div className="seen">
      <header>
        <b>{kindInWords(category)}</b>
        {own ? <small>{t('own')}</small> : null}
        {seen.leaf === null ? null : <small>{t('leafOf', { seq: seen.leaf.seq })}</small>}
        {seen.withheld === null ? null : <small>{t(`withheld.${seen.withheld}`)}</small>}
      </header>
      {seen.then === null ? null : <Record then={seen.then} kind={seen.kind ?? ''} id={seen.id} saying={saying} />}
    </div>
  );
}

function Record({
  then,
  kind,
  id,
  saying,
}: {
  readonly then: Then;
  readonly kind: string;
  readonly id: string;
  readonly saying: Saying;
}): ReactNode {
  const { t } = useTranslation('decisions');
  const page = pageAsOf(kind, id, then.position);
  const row = (then.row ?? {}) as Readonly<Record<string, unknown>>;
  const fields = Object.entries(row).map(([name, after]) => ({ path: `/${name}`, after }));
  return (
    <>
      <small>{t('state', { nth: Number(then.revision) + 1, when: instantInFull(then.recordedAt) })}</small>{' '}
      {page === undefined ? null : <Link to={page}>{t('open')}</Link>}
      <details>
        <summary>{t('content')}</summary>
        <Fields fields={fields} saying={saying} />
      </details>
    </>
  );
}

/** Fields that say something to a reader; `both`: with what was there before. */
function Fields({
  fields,
  saying,
  both = false,
}: {
  readonly fields: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[];
  readonly saying: Saying;
  readonly both?: boolean;
}): ReactNode {
  const { language } = useLanguage();
  return (
    <dl className="lines">
      {changesInWords(fields, language, saying).map(({ path, before, after }) => [
        <dt key={`${path}-name`}>{fieldInWords(path, language, saying.names)}</dt>,
        <dd key={path}>
          {both ? (
            <>
              <Told parts={before} /> →{' '}
            </>
          ) : null}
          <Told parts={after} />
        </dd>,
      ])}
    </dl>
  );
}

/** As histories call its kind: `/tasks`. */
function recordNameOf({ kind, id }: Seen): string {
  return recordOf(pageAsOf(kind ?? '', id, '')?.split('?')[0] ?? '');
}
