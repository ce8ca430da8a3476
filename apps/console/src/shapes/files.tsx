import { Button, Progress, Upload } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, problemText, type Problem } from '../api/problem.js';
import { sendFile, waitingFile, type StoredFile } from '../api/send-file.js';
import { useLanguage } from '../words/words.js';

export type { StoredFile };

export interface FilesFieldProps {
  readonly context: 'plans' | 'assessments' | 'awards';
  readonly value?: readonly StoredFile[];
  readonly onChange?: (files: readonly StoredFile[]) => void;
  readonly id?: string;
  /** At most this many. */
  readonly most?: number;
  /** What cannot be sent for want of a connection is kept with the others, see {@link StoredFile.waiting}. */
  readonly keep?: boolean;
}

interface Sending {
  /** Its Idempotency-Key. */
  readonly key: string;
  readonly file: File;
  readonly percent: number;
  readonly problem: Problem | null;
}

const TOO_MANY_AT_ONCE = 3;
const UNREACHED_STATUS: ReadonlySet<number> = new Set([0, 503]);

/** Sends files one after the other with their progress; a zip is taken apart, a folder may be chosen whole. */
export function FilesField({ context, value = [], onChange, id, most, keep = false }: FilesFieldProps): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const stored = useRef(value);
  stored.current = value;
  const queue = useRef<Sending[]>([]);
  const running = useRef(0);

  const change = (key: string, changes: Partial<Sending>): void =>
    setSending((before) => before.map((one) => (one.key === key ? { ...one, ...changes } : one)));

  const pump = (): void => {
    while (running.current < TOO_MANY_AT_ONCE) {
      const next = queue.current.shift();
      if (next === undefined) return;
      running.current += 1;
      void sendFile(context, next.file, next.key, (percent) => change(next.key, { percent }))
        .catch((error: unknown) => {
          if (keep && UNREACHED_STATUS.has(problemOf(error).status)) return waitingFile(next.file, next.key);
          throw error;
        })
        .then((file) => {
          setSending((before) => before.filter(({ key }) => key !== next.key));
          onChange?.([...stored.current, file]);
          stored.current = [...stored.current, file];
        })
        .catch((error: unknown) => change(next.key, { problem: problemOf(error) }))
        .finally(() => {
          running.current -= 1;
          pump();
        });
    }
  };

  const add = (files: readonly File[]): void => {
    const added = files.map((file) => ({ key: crypto.randomUUID(), file, percent: 0, problem: null }));
    setSending((before) => [...before, ...added]);
    queue.current.push(...added);
    pump();
  };

  const take = async (file: File): Promise<void> => {
    if (!/\.zip$/i.test(file.name)) {
      add([file]);
      return;
    }
    const { filesOfZip } = await import('./zip.js');
    add(await filesOfZip(file));
  };

  const again = (one: Sending): void => {
    change(one.key, { problem: null, percent: 0 });
    queue.current.push({ ...one, problem: null, percent: 0 });
    pump();
  };

  const full = most !== undefined && value.length + sending.length >= most;
  return (
    <div id={id}>
      {full ? null : (
        <>
          <Upload.Dragger
            multiple={most !== 1}
            showUploadList={false}
            beforeUpload={(file) => {
              void take(file);
              return Upload.LIST_IGNORE;
            }}
          >
            <div style={{ padding: '6px 12px' }}>{t('files.drop')}</div>
          </Upload.Dragger>
          {most === 1 ? null : (
            <Upload
              directory
              showUploadList={false}
              beforeUpload={(file) => {
                void take(file);
                return Upload.LIST_IGNORE;
              }}
            >
              <Button type="link">{t('files.folder')}</Button>
            </Upload>
          )}
        </>
      )}
      <ul className="rows" aria-live="polite">
        {sending.map((one) => (
          <li key={one.key} className="work-row" style={{ padding: '6px 0' }}>
            {one.problem === null ? (
              <>
                <span>{t('files.sending', { name: one.file.name, percent: one.percent })}</span>
                <Progress percent={one.percent} size="small" style={{ width: 120 }} aria-label={one.file.name} />
              </>
            ) : (
              <>
                <span role="alert">
                  {t('files.failed', { name: one.file.name, why: problemText(one.problem, language) })}
                </span>
                <Button size="small" onClick={() => again(one)}>
                  {t('files.retry')}
                </Button>
              </>
            )}
          </li>
        ))}
        {value.map((file) => (
          <li key={file.id} className="work-row" style={{ padding: '6px 0' }}>
            <span>
              {file.name} <small>{sizeInWords(file.size)}</small>
              {file.waiting === undefined ? null : <small> · {t('files.waiting')}</small>}
            </span>
            <Button
              size="small"
              type="link"
              aria-label={t('files.remove', { name: file.name })}
              onClick={() => onChange?.(value.filter((other) => other.id !== file.id))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `1.2 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
