import {
  packRecordKey,
  type PackEntry,
  type PackEntryActor,
  type PackFile,
  type PackRecord,
} from '@gongjian/audit-contracts';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { codeInWords } from '../records/codes.js';
import { useKindWords } from '../records/kinds.js';
import {
  changesInWords,
  describeEvent,
  fieldInWords,
  ownNamesOf,
  pinOf,
  toneOf,
  type Part,
  type Place,
} from '../records/describe.js';
import { instantInFull } from '../shapes/time.js';
import { useLanguage } from '../words/words.js';
import { useActorWords } from './actors.js';
import { loadDefinition, loadFiles, loadHistory, type Contents } from './contents.js';
import { FileLink } from './files-page.js';
import { collectionOf } from './kinds.js';

/** A record and what became of it, newest first. */
export function RecordPage({
  contents,
  record,
}: {
  readonly contents: Contents;
  readonly record: PackRecord;
}): ReactNode {
  const { t } = useTranslation('packViewer');
  const kindWords = useKindWords();
  const entries = contents.histories.get(packRecordKey(record));
  const pin = useMemo(() => (entries === undefined ? null : pinOf(entries)), [entries]);
  useEffect(() => {
    void loadHistory(record);
    void loadFiles();
  }, [record]);
  useEffect(() => {
    if (pin !== null) void loadDefinition(pin.programme, pin.version);
  }, [pin]);
  const definition = pin === null ? undefined : contents.definitions.get(`${pin.programme}@${pin.version}`);
  const saying = useMemo((): Pick<Place, 'record' | 'names'> => {
    const names = ownNamesOf(definition);
    return { record: collectionOf(record.kind), names: (code) => names.get(code) };
  }, [definition, record.kind]);
  return (
    <section className="panel record">
      <div className="pad">
        <p>
          <a href="#/records">{t('record.back')}</a>
        </p>
        <h1>{record.title ?? record.id}</h1>
        <p className="muted">
          {kindWords(record.kind)} · {t('records.events', { count: record.events })} · <code>{record.id}</code>
        </p>
        {record.texts.length === 0 ? null : <p className="muted">{record.texts.join(' · ')}</p>}
        <h2>{t('record.history')}</h2>
      </div>
      {entries === undefined ? (
        <p className="pad muted">{t('loading')}</p>
      ) : (
        <ol className="log" aria-label={t('record.history')}>
          {[...entries].reverse().map((entry) => (
            <Entry key={entry.eventId} entry={entry} saying={saying} contents={contents} />
          ))}
        </ol>
      )}
    </section>
  );
}

interface EntryProps {
  readonly entry: PackEntry;
  readonly saying: Pick<Place, 'record' | 'names'>;
  readonly contents: Contents;
}

function Entry({ entry, saying, contents }: EntryProps): ReactNode {
  const { t } = useTranslation('packViewer');
  const { language } = useLanguage();
  const { seq } = entry;
  return (
    <li className={toneOf(entry.type, entry.data)}>
      <div>{describeEvent(entry.type, entry.data, language)}</div>
      <div className="who">
        <time dateTime={entry.recordedAt}>{instantInFull(entry.recordedAt)}</time> · <Who actor={entry.actor} />
        {entry.onBehalfOf === undefined ? null : <OnBehalf of={entry.onBehalfOf} />}
      </div>
      {entry.effectiveOn === undefined ? null : (
        <div className="who">{t('record.effectiveOn', { day: entry.effectiveOn })}</div>
      )}
      <Why entry={entry} contents={contents} />
      <Files entry={entry} files={contents.files ?? []} />
      <Changes entry={entry} saying={saying} contents={contents} />
      <div className="proof-of">
        {t('record.place', { seq })} · <code>{entry.eventId}</code> ·{' '}
        {entry.proof ? (
          <a href={`proofs/${seq}.tlog-proof`} target="_blank" rel="noreferrer">
            {t('record.proof')}
          </a>
        ) : (
          t('record.noProof')
        )}
      </div>
    </li>
  );
}

function Who({ actor }: { readonly actor: PackEntryActor }): ReactNode {
  const { t } = useTranslation('packViewer');
  const { language } = useLanguage();
  const words = useActorWords();
  const { kind, id, role } = actor;
  const named = words({ kind, id, post: actor.post?.name ?? null, unit: actor.unit?.name ?? null });
  return role === null ? named : t('record.who', { who: named, role: codeInWords('personRole', role, language) });
}

function OnBehalf({ of }: { readonly of: PackEntryActor }): ReactNode {
  const { t } = useTranslation('packViewer');
  const words = useActorWords();
  const who = words({ kind: of.kind, id: of.id, post: of.post?.name ?? null, unit: of.unit?.name ?? null });
  return t('record.onBehalf', { who });
}

function Why({ entry, contents }: { readonly entry: PackEntry; readonly contents: Contents }): ReactNode {
  const { t } = useTranslation('packViewer');
  const { language } = useLanguage();
  const code = memberOf(entry.reason, 'code');
  const { basis } = entry;
  const inputs = memberOf(basis, 'inputs');
  const [programme, version] = [memberOf(basis, 'programme'), memberOf(basis, 'version')];
  const named = contents.overview?.programmes.find((one) => one.id === programme && one.version === version);
  return (
    <>
      {typeof code === 'string' ? (
        <q>
          {t('record.reason', { reason: codeInWords('reasonCode', code, language) })}
          {memberOf(memberOf(entry.reason, 'text'), '$sealed') === true ? t('record.reasonSealed') : null}
        </q>
      ) : null}
      {typeof programme === 'string' ? (
        <div className="who">
          {t('record.basis', {
            programme: named?.names?.[language] ?? programme,
            version: String(version),
            rules: String(memberOf(basis, 'rules')),
            inputs: String(Array.isArray(inputs) ? inputs.length : memberOf(inputs, 'count')),
          })}
        </div>
      ) : null}
    </>
  );
}

/** The files that the event itself names. */
function Files({ entry, files }: { readonly entry: PackEntry; readonly files: readonly PackFile[] }): ReactNode {
  const { t } = useTranslation('packViewer');
  const named = useMemo(() => {
    const ids = new Set<string>();
    noteFiles(entry.data, ids);
    return files.filter(({ fileId }) => ids.has(fileId));
  }, [entry, files]);
  if (named.length === 0) return null;
  return (
    <ul className="named-files" aria-label={t('record.files')}>
      {named.map((file) => (
        <li key={file.fileId}>
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  );
}

function noteFiles(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'fileId' && typeof inner === 'string') into.add(inner);
    else noteFiles(inner, into);
  }
}

function Changes({ entry, saying, contents }: EntryProps): ReactNode {
  const { t } = useTranslation('packViewer');
  const { language } = useLanguage();
  const told = changesInWords(entry.changes, language, saying);
  if (told.length === 0) return null;
  return (
    <details>
      <summary>{t('record.changes', { count: told.length })}</summary>
      <dl>
        {told.map(({ path, before, after }) => [
          <dt key={`${path}-name`}>{fieldInWords(path, language, saying.names)}</dt>,
          <dd key={path}>
            <Told parts={before} contents={contents} /> → <Told parts={after} contents={contents} />
          </dd>,
        ])}
      </dl>
    </details>
  );
}

function Told({ parts, contents }: { readonly parts: readonly Part[]; readonly contents: Contents }): ReactNode {
  const { t } = useTranslation('packViewer');
  const { language } = useLanguage();
  if (parts.length === 0) return t('record.nothing');
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.kind === 'programme') {
      const named = contents.overview?.programmes.findLast(({ id }) => id === part.id);
      return named?.names?.[language] ?? part.id;
    }
    return contents.records.find(({ kind, id }) => kind === part.kind && id === part.id)?.title ?? part.id.slice(0, 8);
  });
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
