import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetReadsOfOthers } from '../session/kept-reads.js';
import { signedInAs } from '../session/session.js';
import { useSettled } from './use-settled.js';

const NewVersion = lazy(async () => ({ default: (await import('./new-version.js')).NewVersion }));

/** What the browser keeps is all of the console: it is fetched when no page has been read for so long. */
const KEEPS_AFTER_MS = 3_000;

/** Above every page: that there is no connection, and that a new version waits. */
export function Bars(): ReactNode {
  const { t } = useTranslation('shell');
  const online = useOnline();
  const settled = useSettled(KEEPS_AFTER_MS);
  const client = useQueryClient();
  useEffect(() => {
    const person = signedInAs();
    if (person !== null) void forgetReadsOfOthers(person);
  }, []);
  useEffect(() => {
    const again = (): void => void client.invalidateQueries();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [client]);
  return (
    <>
      {online ? null : (
        <div className="outbox no-print" role="status">
          {t('bars.offline')}
        </div>
      )}
      {settled ? (
        <Suspense fallback={null}>
          <NewVersion
            bar={(refresh) => (
              <div className="outbox no-print" role="status">
                {t('bars.newVersion')}
                <Button size="small" onClick={refresh}>
                  {t('bars.refresh')}
                </Button>
              </div>
            )}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
