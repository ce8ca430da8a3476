import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { lazy, memo, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { api, done, type paths } from '../api/client.js';
import {
  changesInWords,
  describeEvent,
  fieldInWords,
  ownNamesOf,
  pinOf,
  recordOf,
  toneOf,
} from '../records/describe.js';
import { proofAt, recordNamed } from '../records/kept-records.js';
import { useMay } from '../session/me.js';
import { useLanguage, type Language } from '../words/words.js';
import { useDefinition } from './programmes.js';
import { Answered, Empty, Loading } from './states.js';
import { Instant, instantInFull, instantInWords } from './time.js';
import { Panel } from './page.js';
import { Actor, Told, type HistoryEntry, type Saying } from './record-parts.js';

export { type HistoryEntry } from './record-parts.js';

export type HistoryPath = Extract<keyof paths, `${string}/history`>;

/** Histories are short; a longer one is read on to this many entries. */
const MOST_PAGES = 20;
const PAGE = 200;

async function readHistory(
  path: HistoryPath,
  params: Readonly<Record<string, string>>,
): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await done(
      api.GET(path as '/api/plans/v1/tasks/{id}/history', {
        params: {
          path: params as { id: string },
          query: { limit: String(PAGE), ...(cursor === undefined ? {} : { cursor }) },
        },
      }),
    );
    entries.push(...answer.entries);
    if (answer.next === null) break;
    cursor = answer.next;
  }
  return entries;
}

export interface PastState {
  /** For the reads of the page: `{ asOf }` or nothing. */
  readonly query: { readonly asOf?: string };
  readonly past: boolean;
}

/** The moment the page is shown as of, from its address. */
export function usePast(): PastState {
  const [params] = useSearchParams();
  const asOf = params.get('asOf');
  return asOf === null ? { query: {}, past: false } : { query: { asOf }, past: true };
}

/** The record of an object, oldest first; what shows it besides the panel reads it no second time. */
export function useHistory(
  path: HistoryPath,
  of: Readonly<Record<string, string>>,
): UseQueryResult<readonly HistoryEntry[]> {
  return useQuery({ queryKey: ['history', path, of], queryFn: () => readHistory(path, of) });
}

export interface RecordProps {
  readonly history: HistoryPath;
  /** Of the path: `{ id }`. */
  readonly of: Readonly<Record<string, string>>;
}

/** 经过: who did what, when, in which post and why, newest first, and above it the time. */
export function RecordPanel({ history, of }: RecordProps): ReactNode {
  const { t } = useTranslation('shapes');
  const [params, setParams] = useSearchParams();
  const asOf = params.get('asOf');
  const query = useHistory(history, of);
  const spoken = useRecordWords();
  const saying = useSaying(history, query.data ?? []);
  const lookAt = (position: string | null): void => {
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (position === null) after.delete('asOf');
        else after.set('asOf', position);
        return after;
      },
      { replace: true },
    );
  };
  return (
    <Panel className="record">
      <Answered query={query}>
        {(entries) =>
          !spoken ? (
            <Loading />
          ) : entries.length === 0 ? (
            <Empty>{t('record.noEntries')}</Empty>
          ) : (
            <>
              <TimeBar entries={entries} at={indexAt(entries, asOf)} lookAt={lookAt} />
              <ol className="log" tabIndex={0} aria-label={t('record.title')}>
                {entries
                  .map((entry, index) => ({ entry, later: index > indexAt(entries, asOf) }))
                  .reverse()
                  .map(({ entry, later }) => (
                    <Entry key={entry.eventId} entry={entry} saying={saying} later={later} />
                  ))}
              </ol>
              <div className="proof">
                {t('record.proof', { count: indexAt(entries, asOf) + 1 })}
                <ProofLink of={of} shown={entries[indexAt(entries, asOf)]} />
              </div>
            </>
          )
        }
      </Answered>
    </Panel>
  );
}

/** To the proof of the entry that is shown last, where the page is of the record and its reader may read the log. */
function ProofLink({
  of,
  shown,
}: {
  readonly of: RecordProps['of'];
  readonly shown: HistoryEntry | undefined;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const may = useMay();
  const named = recordNamed(useLocation().pathname);
  if (shown === undefined || named?.kind === undefined || named.id !== of['id'] || !may('log.read')) return null;
  return <Link to={proofAt(named.kind, named.id, shown.revision)}>{t('record.prove')}</Link>;
}

/**
 * What a record says needs more words than any other page: they come with the first one. Whether they came is asked
 * rather than suspended on, since React shows what was suspended no sooner than 300 ms after its fallback.
 */
function useRecordWords(): boolean {
  return useTranslation(['events', 'fields'], { useSuspense: false }).ready;
}

/** The last entry that had been recorded by `asOf`, which is a position or an instant; the last of all for now. */
function indexAt(entries: readonly HistoryEntry[], asOf: string | null): number {
  if (asOf === null) return entries.length - 1;
  const exact = entries.findIndex(({ position }) => position === asOf);
  if (exact >= 0) return exact;
  const at = Date.parse(asOf);
  const later = entries.findIndex(({ recordedAt }) => Date.parse(recordedAt) > at);
  return later === -1 ? entries.length - 1 : later - 1;
}

function TimeBar({
  entries,
  at,
  lookAt,
}: {
  readonly entries: readonly HistoryEntry[];
  readonly at: number;
  readonly lookAt: (position: string | null) => void;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const last = entries.length - 1;
  const { chosen, choose } = useChosen(at);
  const shown = entries[chosen];
  return (
    <div className="time">
      <header>
        <h2>{t('record.title')}</h2>
        <small>{t('record.drag')}</small>
      </header>
      <div className="track">
        {entries.map(({ eventId, type, data }, index) => (
          <i
            key={eventId}
            className={toneOf(type, data)}
            style={{ left: `${last === 0 ? 0 : (100 * index) / last}%` }}
          />
        ))}
        <input
          type="range"
          min={0}
          max={last}
          value={Math.max(0, chosen)}
          disabled={last === 0}
          aria-label={t('record.bar')}
          aria-valuetext={
            chosen === last || shown === undefined
              ? t('record.now')
              : t('record.moment', { when: instantInWords(shown.recordedAt, language), nth: chosen + 1 })
          }
          onChange={({ target }) => {
            const index = Number(target.value);
            choose(index);
            lookAt(index === last ? null : (entries[index]?.position ?? null));
          }}
        />
      </div>
    </div>
  );
}

/** Follows `at`, but for the time until what was chosen here has come back in it: the address is later than the hand. */
function useChosen(at: number): { readonly chosen: number; readonly choose: (index: number) => void } {
  const [asked, setAsked] = useState<number | null>(null);
  useEffect(() => {
    setAsked((waiting) => (waiting === at ? null : waiting));
  }, [at]);
  return { chosen: asked ?? at, choose: (index) => setAsked(index === at ? null : index) };
}

/** Looked at by few: it comes when it is first asked for. */
const DecisionSeen = lazy(async () => ({ default: (await import('./decision.js')).DecisionSeen }));

/** 决定时所见, of an entry that names what it was decided on. */
function AskWhatWasSeen({ entry, saying }: { readonly entry: HistoryEntry; readonly saying: Saying }): ReactNode {
  const { t } = useTranslation('shapes');
  const may = useMay();
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  if (entry.basis === undefined || !may('decision.read')) return null;
  const look = (): void => {
    setAsked(true);
    setOpen(true);
  };
  return (
    <>
      <Button size="small" onClick={look}>
        {t('record.whatWasSeen')}
      </Button>
      {asked ? (
        <Modal
          open={open}
          title={t('record.whatWasSeen')}
          footer={null}
          onCancel={() => setOpen(false)}
          width={860}
          destroyOnHidden
        >
          <Suspense fallback={<Loading />}>
            <DecisionSeen entry={entry} saying={saying} />
          </Suspense>
        </Modal>
      ) : null}
    </>
  );
}

/** Drawn once: an entry never changes, while what stands around it does. */
const Entry = memo(function Entry({
  entry,
  saying,
  later,
}: {
  readonly entry: HistoryEntry;
  readonly saying: Saying;
  readonly later: boolean;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const tone = toneOf(entry.type, entry.data);
  const said = entry.reason?.text ?? wordsOf(entry.data);
  return (
    <li className={later ? `${tone} later` : tone}>
      <div>{describeEvent(entry.type, entry.data, language)}</div>
      <div className="who">
        <Instant at={entry.recordedAt} /> · <Actor actor={entry.actor} />
        {entry.onBehalfOf === undefined ? null : (
          <>
            （{t('record.onBehalf', { who: '' })}
            <Actor actor={entry.onBehalfOf} />）
          </>
        )}
      </div>
      {entry.effectiveOn === undefined ? null : (
        <div className="who">{t('record.effectiveOn', { day: entry.effectiveOn })}</div>
      )}
      {said === null ? null : <q>{said}</q>}
      <Changes changes={entry.changes} saying={saying} language={language} />
      <AskWhatWasSeen entry={entry} saying={saying} />
    </li>
  );
});

/** What somebody said in an act that needs no reason. */
function wordsOf(data: HistoryEntry['data']): string | null {
  const words = (data as { readonly words?: unknown } | null)?.words;
  return typeof words === 'string' ? words : null;
}

type Change = HistoryEntry['changes'][number];

function useSaying(history: HistoryPath, entries: readonly HistoryEntry[]): Saying {
  const pin = pinOf(entries);
  const definition = useDefinition(pin?.programme ?? '', pin?.version ?? 0, pin !== null);
  return useMemo(() => {
    const names = ownNamesOf(definition);
    return { record: recordOf(history), names: (code) => names.get(code) };
  }, [definition, history]);
}

function Changes({
  changes,
  saying,
  language,
}: {
  readonly changes: readonly Change[];
  readonly saying: Saying;
  readonly language: Language;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const told = changesInWords(changes, language, saying);
  if (told.length === 0) return null;
  return (
    <details>
      <summary>{t('record.changes', { count: told.length })}</summary>
      <ChangeList told={told} saying={saying} language={language} />
    </details>
  );
}

function ChangeList({
  told,
  saying,
  language,
}: {
  readonly told: ReturnType<typeof changesInWords>;
  readonly saying: Saying;
  readonly language: Language;
}): ReactNode {
  return (
    <dl>
      {told.map(({ path, before, after }) => [
        <dt key={`${path}-name`}>{fieldInWords(path, language, saying.names)}</dt>,
        <dd key={path}>
          <Told parts={before} /> → <Told parts={after} />
        </dd>,
      ])}
    </dl>
  );
}

/** Above a page that is shown as it was: says the moment, compares, and leads back. */
export function PastBanner({ history, of }: RecordProps): ReactNode {
  const { t } = useTranslation('shapes');
  const spoken = useRecordWords();
  const { language } = useLanguage();
  const [params, setParams] = useSearchParams();
  const [compared, setCompared] = useState(false);
  const [other, setOther] = useState<number | null>(null);
  const asOf = params.get('asOf');
  const query = useHistory(history, of);
  const entries = query.data ?? [];
  const saying = useSaying(history, entries);
  if (asOf === null) return null;
  const at = indexAt(entries, asOf);
  const shown = entries[at];
  const later = entries.slice(at + 1);
  const last = entries.length - 1;
  const to = other ?? last;
  const [earlier, latest] = at <= to ? [at, to] : [to, at];
  const between = entries.slice(earlier + 1, latest + 1);
  const moment = (index: number): string => instantInFull(entries[index]?.recordedAt ?? asOf);
  const when = shown === undefined ? asOf : instantInFull(Number.isNaN(Date.parse(asOf)) ? shown.recordedAt : asOf);
  return (
    <div className="banner" role="status">
      <b>{t('record.asItWas', { when })}</b>
      <small>
        {t('record.readOnly')} ·{' '}
        {later.length === 0 ? t('record.laterNone') : t('record.laterCount', { count: later.length })}
      </small>
      <div className="side">
        <Button onClick={() => setCompared(true)}>{t('record.compare')}</Button>
        <Button
          type="primary"
          onClick={() =>
            setParams((before) => {
              const after = new URLSearchParams(before);
              after.delete('asOf');
              return after;
            })
          }
        >
          {t('record.toNow')}
        </Button>
      </div>
      <Modal
        open={compared}
        title={
          latest === last
            ? t('record.difference', { when: earlier === at ? when : moment(earlier) })
            : t('record.differenceBetween', { from: moment(earlier), to: moment(latest) })
        }
        footer={null}
        onCancel={() => setCompared(false)}
        width={720}
      >
        <div className="record">
          {!spoken ? (
            <Loading />
          ) : (
            <>
              <Select<number>
                className="other-moment"
                aria-label={t('record.otherMoment')}
                value={to}
                onChange={setOther}
                options={entries
                  .map((entry, index) => ({
                    value: index,
                    label:
                      index === last
                        ? t('record.now')
                        : `${moment(index)} · ${describeEvent(entry.type, entry.data, language)}`,
                    disabled: index === at,
                  }))
                  .reverse()}
              />
              {between.length === 0 ? (
                t('record.noDifference')
              ) : (
                <Difference changes={differenceOf(between)} saying={saying} language={language} />
              )}
            </>
          )}
        </div>
      </Modal>
    </div>
  );
}

function Difference({
  changes,
  saying,
  language,
}: {
  readonly changes: readonly Change[];
  readonly saying: Saying;
  readonly language: Language;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const told = changesInWords(changes, language, saying);
  return told.length === 0 ? t('record.noDifference') : <ChangeList told={told} saying={saying} language={language} />;
}

/** Of each field the first value before and the last after; what came back to what it was is left out. */
function differenceOf(later: readonly HistoryEntry[]): readonly Change[] {
  const byPath = new Map<string, Change>();
  for (const { changes } of later) {
    for (const change of changes) {
      const known = byPath.get(change.path);
      byPath.set(change.path, known === undefined ? change : { ...change, before: known.before });
    }
  }
  return [...byPath.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}
