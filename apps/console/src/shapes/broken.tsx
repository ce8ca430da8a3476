import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Empty } from './states.js';

/** What cannot be shown does not take the rest of the page with it; another address is tried anew. */
export function Unbroken({ children }: { readonly children: ReactNode }): ReactNode {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary FallbackComponent={Broken} resetKeys={[pathname]}>
      {children}
    </ErrorBoundary>
  );
}

/** Code that the server no longer has, or did not come through, comes with the page when it is loaded anew. */
function Broken(): ReactNode {
  const { t } = useTranslation('shapes');
  return (
    <div role="alert">
      <Empty act={<Button onClick={() => location.reload()}>{t('loadAnew')}</Button>}>{t('broken')}</Empty>
    </div>
  );
}
