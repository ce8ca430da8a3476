import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, done } from '../api/client.js';
import { saveFile } from '../exports/save-file.js';
import { sizeInWords } from './files.js';
import { Answered, Empty, Loading } from './states.js';
import { useZoom } from './zoom.js';
import { FOUND_FILE } from './found-file.js';

export type FileContext = 'plans' | 'assessments' | 'awards';

/** A file as records name it. */
export interface PreviewedFile {
  readonly fileId: string;
  readonly fileName: string | null;
  readonly mediaType: string;
  readonly size: number;
}

export interface FileLinkProps {
  readonly context: FileContext;
  readonly file: PreviewedFile;
  /** The record it is read as part of, under the name the API has: `{ taskId }`. */
  readonly as?: Readonly<Record<string, string>>;
  /** Files beside it, itself among them: the preview turns from one to the next. */
  readonly among?: readonly PreviewedFile[];
}

const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages.js')).PdfPages }));

/** The name of a file; it opens the file in place. */
export function FileLink(props: FileLinkProps): ReactNode {
  const { t } = useTranslation('shapes');
  const [open, setOpen] = useState(false);
  const [params] = useSearchParams();
  const link = useRef<HTMLButtonElement>(null);
  const name = props.file.fileName ?? t('preview.unnamed');
  const found = params.get(FOUND_FILE) === props.file.fileId;
  useEffect(() => {
    if (!found) return;
    link.current?.closest('details')?.setAttribute('open', '');
    link.current?.scrollIntoView({ block: 'center' });
  }, [found]);
  return (
    <>
      <button
        type="button"
        ref={link}
        className={found ? 'file-link found' : 'file-link'}
        aria-current={found ? 'true' : undefined}
        aria-label={t('files.preview', { name })}
        onClick={() => setOpen(true)}
      >
        {name}
      </button>
      {open ? <FilePreview {...props} close={() => setOpen(false)} /> : null}
    </>
  );
}

/** Shows pictures and PDF in place; other files are downloaded. */
export function FilePreview({
  context,
  file,
  as = {},
  among = [file],
  close,
}: FileLinkProps & { readonly close: () => void }): ReactNode {
  const { t } = useTranslation('shapes');
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      among.findIndex(({ fileId }) => fileId === file.fileId),
    ),
  );
  const shown = among[at] ?? file;
  const content = useQuery({
    queryKey: ['file', context, shown.fileId, as],
    queryFn: () => contentOf(context, shown.fileId, as),
    staleTime: 'static',
    gcTime: 0,
    retry: false,
  });
  const name = shown.fileName ?? t('preview.unnamed');
  return (
    <Modal open title={name} footer={null} onCancel={close} width={1040} destroyOnHidden style={{ top: 24 }}>
      <div className="preview">
        <div className="preview-bar">
          {among.length < 2 ? null : (
            <>
              <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
                {t('preview.previousFile')}
              </Button>
              <small>{t('preview.nth', { nth: at + 1, count: among.length })}</small>
              <Button disabled={at === among.length - 1} onClick={() => setAt(at + 1)}>
                {t('preview.nextFile')}
              </Button>
            </>
          )}
          <small className="side">{sizeInWords(shown.size)}</small>
          <Button
            disabled={content.data === undefined}
            onClick={() => {
              if (content.data !== undefined) saveFile(content.data, name);
            }}
          >
            {t('files.download')}
          </Button>
        </div>
        <Answered query={content}>
          {(blob) => <Content key={shown.fileId} blob={blob} name={name} type={shown.mediaType} />}
        </Answered>
      </div>
    </Modal>
  );
}

async function contentOf(context: FileContext, id: string, as: Readonly<Record<string, string>>): Promise<Blob> {
  const path = `/api/${context}/v1/files/{id}/content` as '/api/plans/v1/files/{id}/content';
  return done(api.GET(path, { params: { path: { id }, query: as }, parseAs: 'blob' }));
}

function Content({
  blob,
  name,
  type,
}: {
  readonly blob: Blob;
  readonly name: string;
  readonly type: string;
}): ReactNode {
  const { t } = useTranslation('shapes');
  if (/^image\/(png|jpe?g|gif|webp|bmp|avif)$/.test(type)) return <Picture blob={blob} name={name} />;
  if (type === 'application/pdf') {
    return (
      <Suspense fallback={<Loading />}>
        <PdfPages blob={blob} name={name} />
      </Suspense>
    );
  }
  return <Empty>{t('preview.notShown')}</Empty>;
}

function Picture({ blob, name }: { readonly blob: Blob; readonly name: string }): ReactNode {
  const [url, setUrl] = useState<string | null>(null);
  const { zoom, keys, buttons } = useZoom();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return (
    <>
      <div className="preview-bar">{buttons}</div>
      <div className="preview-page" tabIndex={0} role="region" aria-label={name} onKeyDown={({ key }) => keys(key)}>
        {url === null ? null : <img src={url} alt={name} style={{ width: `${zoom * 100}%` }} />}
      </div>
    </>
  );
}
