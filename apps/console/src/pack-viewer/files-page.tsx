import type { PackFile } from '@gongjian/audit-contracts';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { codeInWords } from '../records/codes.js';
import { instantInFull } from '../shapes/time.js';
import { useLanguage } from '../words/words.js';
import { loadFiles, type Contents } from './contents.js';

const SHOWN = 200;
const KIBI = 1024;

/** The evidence files: those that are in the pack, and why others are not. */
export function FilesPage({ contents }: { readonly contents: Contents }): ReactNode {
  const { t } = useTranslation('packViewer');
  const [shown, setShown] = useState(SHOWN);
  useEffect(() => void loadFiles(), []);
  const { files } = contents;
  return (
    <section className="panel">
      <div className="pad">
        <h1>{t('files.title')}</h1>
      </div>
      {files === undefined ? <p className="pad muted">{t('loading')}</p> : null}
      {files?.length === 0 ? <p className="pad muted">{t('files.none')}</p> : null}
      <ul className="records">
        {files?.slice(0, shown).map((file) => (
          <li key={file.fileId}>
            <FileLink file={file} />
            <small>
              {t('files.storedAt')} {instantInFull(file.storedAt)} · {t('record.place', { seq: file.seq })}
            </small>
            <code className="hash">{file.sha256}</code>
          </li>
        ))}
      </ul>
      {(files?.length ?? 0) > shown ? (
        <p className="pad">
          <button type="button" onClick={() => setShown(shown + SHOWN)}>
            {t('records.more', { count: Math.min(SHOWN, (files?.length ?? 0) - shown) })}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** Opens the file, or says why it is not there. Its name is encrypted in the log: it is called by its type and size. */
export function FileLink({ file }: { readonly file: PackFile }): ReactNode {
  const { t } = useTranslation('packViewer');
  const { language } = useLanguage();
  const what = t('files.what', { type: file.mediaType, size: sizeInWords(file.bytes) });
  if (file.status === 'present') {
    return (
      <a href={`files/${file.sha256}`} target="_blank" rel="noreferrer">
        {t('files.open', { what })}
      </a>
    );
  }
  const { reason } = file;
  const why =
    file.status === 'destroyed' && reason !== undefined
      ? t('files.destroyedFor', { reason: codeInWords('reasonCode', reason, language) })
      : t(`files.${file.status}`);
  return <span className="muted">{t('files.notThere', { what, why })}</span>;
}

function sizeInWords(bytes: number): string {
  if (bytes < KIBI) return `${bytes} B`;
  return bytes < KIBI * KIBI ? `${Math.round(bytes / KIBI)} KB` : `${Math.round(bytes / KIBI / KIBI)} MB`;
}
