import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const ZOOM = { least: 0.5, most: 3, step: 0.25 };

export interface Zoom {
  readonly zoom: number;
  /** + and − . */
  readonly keys: (key: string) => void;
  readonly buttons: ReactNode;
}

export function useZoom(): Zoom {
  const { t } = useTranslation('shapes');
  const [zoom, setZoom] = useState(1);
  const by = (step: number): void => setZoom((now) => Math.min(ZOOM.most, Math.max(ZOOM.least, now + step)));
  return {
    zoom,
    keys: (key) => {
      if (key === '+' || key === '=') by(ZOOM.step);
      if (key === '-') by(-ZOOM.step);
    },
    buttons: (
      <>
        <Button disabled={zoom <= ZOOM.least} onClick={() => by(-ZOOM.step)}>
          {t('preview.zoomOut')}
        </Button>
        <small>{Math.round(zoom * 100)}%</small>
        <Button disabled={zoom >= ZOOM.most} onClick={() => by(ZOOM.step)}>
          {t('preview.zoomIn')}
        </Button>
      </>
    ),
  };
}
