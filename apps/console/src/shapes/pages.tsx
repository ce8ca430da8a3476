import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Routes } from 'react-router';
import { Page, Panel } from './page.js';
import { Empty } from './states.js';

/** The pages of a section; an address that is none of theirs is told so. */
export function Pages({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Routes>
      {children}
      <Route path="*" element={<NoSuchPage />} />
    </Routes>
  );
}

export function NoSuchPage(): ReactNode {
  const { t } = useTranslation('shapes');
  return (
    <Page title={t('noSuchPage')}>
      <Panel>
        <Empty act={<Link to="/">{t('toWorkbench')}</Link>}>{t('noSuchPageAbout')}</Empty>
      </Panel>
    </Page>
  );
}
