import { packRecordKey, type PackRecord } from '@gongjian/audit-contracts';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKindWords } from '../records/kinds.js';
import { instantInFull } from '../shapes/time.js';
import { useActorWords } from './actors.js';
import type { Contents } from './contents.js';
import { isOfPeople } from './kinds.js';
import { lookFor, recordPlace } from './place.js';

const SHOWN = 100;
const ANY = '*';

interface Conditions {
  readonly q: string;
  readonly kind: string;
  readonly actor: string;
  readonly from: string;
  readonly to: string;
}

/** The records of the pack, newest first. */
export function RecordList({
  contents,
  params,
}: {
  readonly contents: Contents;
  readonly params: URLSearchParams;
}): ReactNode {
  const { t } = useTranslation('packViewer');
  const kindWords = useKindWords();
  const actorWords = useActorWords();
  const { records, overview } = contents;
  const conditions = conditionsOf(params);
  const [query, setQuery] = useState(conditions.q);
  const [shown, setShown] = useState(SHOWN);
  const wanted = useDeferredValue(params.toString());
  const found = useMemo(() => {
    const accepts = filterOf(conditionsOf(new URLSearchParams(wanted)));
    return records.filter(accepts);
  }, [records, wanted]);
  const kinds = useMemo(() => [...new Set(records.map(({ kind }) => kind))], [records]);
  const look = (name: keyof Conditions, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setShown(SHOWN);
    lookFor(next);
  };
  const reading = contents.recordScripts < (overview?.recordScripts ?? 0);
  return (
    <section className="panel">
      <h1 className="visually-hidden">{t('records.title')}</h1>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <label className="wide">
          <span>{t('records.search')}</span>
          <input
            type="search"
            value={query}
            placeholder={t('records.searchHint')}
            onChange={({ target }) => {
              setQuery(target.value);
              look('q', target.value);
            }}
          />
        </label>
        <label>
          <span>{t('records.kind')}</span>
          <select value={conditions.kind} onChange={({ target }) => look('kind', target.value)}>
            <option value="">{t('records.business')}</option>
            <option value={ANY}>{t('records.anyKind')}</option>
            {named(kinds, kindWords).map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('records.actor')}</span>
          <select value={conditions.actor} onChange={({ target }) => look('actor', target.value)}>
            <option value="">{t('records.anyActor')}</option>
            {(overview?.actors ?? [])
              .map((actor, place) => ({ place, words: actorWords(actor) }))
              .sort((one, other) => one.words.localeCompare(other.words, 'zh'))
              .map(({ place, words }) => (
                <option key={place} value={place}>
                  {words}
                </option>
              ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((name) => (
          <label key={name}>
            <span>{t(`records.${name}`)}</span>
            <input type="date" value={conditions[name]} onChange={({ target }) => look(name, target.value)} />
          </label>
        ))}
        <button
          type="button"
          onClick={() => {
            setQuery('');
            lookFor(new URLSearchParams());
          }}
        >
          {t('records.clear')}
        </button>
      </form>
      <p className="count" role="status">
        {t(reading ? 'records.foundSoFar' : 'records.found', { count: found.length })}
      </p>
      {found.length === 0 && !reading ? <p className="pad muted">{t('records.none')}</p> : null}
      <ul className="records">
        {found.slice(0, shown).map((record) => (
          <li key={packRecordKey(record)}>
            <a href={recordPlace(packRecordKey(record))}>{record.title ?? record.id}</a>
            <span className="kind">{kindWords(record.kind)}</span>
            {record.texts.length === 0 ? null : <span className="texts">{record.texts.slice(0, 4).join(' · ')}</span>}
            <small>
              {t('records.events', { count: record.events })} · {t('records.last')} {instantInFull(record.last)}
            </small>
          </li>
        ))}
      </ul>
      {found.length > shown ? (
        <p className="pad">
          <button type="button" onClick={() => setShown(shown + SHOWN)}>
            {t('records.more', { count: Math.min(SHOWN, found.length - shown) })}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** By their names; those that are called alike once. */
function named(kinds: readonly string[], words: (kind: string) => string) {
  const byWords = new Map<string, string[]>();
  for (const kind of kinds) byWords.set(words(kind), [...(byWords.get(words(kind)) ?? []), kind]);
  return [...byWords]
    .map(([said, alike]) => ({ words: said, value: alike.sort().join(' ') }))
    .sort((one, other) => one.words.localeCompare(other.words, 'zh'));
}

function conditionsOf(params: URLSearchParams): Conditions {
  const of = (name: keyof Conditions): string => params.get(name) ?? '';
  return { q: of('q'), kind: of('kind'), actor: of('actor'), from: of('from'), to: of('to') };
}

function filterOf({ q, kind, actor, from, to }: Conditions): (record: PackRecord) => boolean {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const kinds = new Set(kind.split(' '));
  return (record) => {
    if (kind === '' ? !isOfPeople(record.kind) : kind !== ANY && !kinds.has(record.kind)) return false;
    if (actor !== '' && !record.actors.includes(Number(actor))) return false;
    const dated = from !== '' || to !== '';
    if (dated && !record.days.some((day) => (from === '' || day >= from) && (to === '' || day <= to))) return false;
    if (words.length === 0) return true;
    const text = [record.title ?? '', record.id, ...record.texts].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
