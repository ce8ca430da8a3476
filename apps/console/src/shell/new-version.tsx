import type { ReactNode } from 'react';
import { useRegisterSW } from 'virtual:pwa-register/react';

/** How often an open page asks whether there is a new version. */
const AGAIN_MS = 3_600_000;

/** Keeps the console in the browser; shows `bar` once a new version waits. Only the window that asks for it is loaded anew. */
export function NewVersion({ bar }: { readonly bar: (refresh: () => void) => ReactNode }): ReactNode {
  const {
    needRefresh: [waits],
    updateServiceWorker,
  } = useRegisterSW({
    immediate: true,
    onRegisteredSW: (_script, registration) => {
      if (registration !== undefined) setInterval(() => void registration.update().catch(() => undefined), AGAIN_MS);
    },
    onNeedReload: () => undefined,
  });
  if (!waits) return null;
  return bar(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    void updateServiceWorker();
  });
}
