import { Button } from 'antd';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CharacterMaps } from './pdf-character-maps.js';
import { Empty, Loading } from './states.js';
import { useZoom } from './zoom.js';

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url).toString();

/** A PDF page by page. Arrows turn pages, + and − zoom. */
export function PdfPages({ blob, name }: { readonly blob: Blob; readonly name: string }): ReactNode {
  const { t } = useTranslation('shapes');
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [page, setPage] = useState(1);
  const { zoom, keys, buttons } = useZoom();
  useEffect(() => {
    let stopped = false;
    const started = blob.arrayBuffer().then((data) =>
      getDocument({
        data,
        isEvalSupported: false,
        useWorkerFetch: false,
        CMapReaderFactory: CharacterMaps,
        cMapPacked: true,
      }),
    );
    started
      .then(async (task) => task.promise)
      .then(
        (opened) => {
          if (!stopped) setDocument(opened);
        },
        () => {
          if (!stopped) setFailed(true);
        },
      );
    return () => {
      stopped = true;
      void started.then(async (task) => task.destroy());
    };
  }, [blob]);
  if (failed) return <Empty>{t('preview.unreadable')}</Empty>;
  if (document === null) return <Loading />;
  const pages = document.numPages;
  const turn = (to: number): void => setPage(Math.min(pages, Math.max(1, to)));
  return (
    <>
      <div className="preview-bar">
        <Button disabled={page === 1} onClick={() => turn(page - 1)}>
          {t('preview.previousPage')}
        </Button>
        <small aria-live="polite">{t('preview.page', { page, pages })}</small>
        <Button disabled={page === pages} onClick={() => turn(page + 1)}>
          {t('preview.nextPage')}
        </Button>
        {buttons}
      </div>
      <div
        className="preview-page"
        tabIndex={0}
        role="region"
        aria-label={name}
        onKeyDown={({ key }) => {
          if (key === 'ArrowRight' || key === 'PageDown') turn(page + 1);
          if (key === 'ArrowLeft' || key === 'PageUp') turn(page - 1);
          keys(key);
        }}
      >
        <PageCanvas document={document} page={page} zoom={zoom} label={t('preview.page', { page, pages })} />
      </div>
    </>
  );
}

function PageCanvas({
  document,
  page,
  zoom,
  label,
}: {
  readonly document: PDFDocumentProxy;
  readonly page: number;
  readonly zoom: number;
  readonly label: string;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const on = canvas.current;
    if (on === null) return;
    let stop = (): void => undefined;
    let stopped = false;
    void document.getPage(page).then((shown) => {
      if (stopped) return;
      const width = (on.parentElement?.clientWidth ?? 800) * zoom;
      const scale = width / shown.getViewport({ scale: 1 }).width;
      const viewport = shown.getViewport({ scale: scale * devicePixelRatio });
      on.width = viewport.width;
      on.height = viewport.height;
      on.style.width = `${width}px`;
      const drawing = shown.render({ canvas: on, viewport });
      stop = () => drawing.cancel();
      drawing.promise.catch(() => undefined);
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [document, page, zoom]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
