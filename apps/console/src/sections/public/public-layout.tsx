import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { usePageTitle } from '../../shapes/index.js';
import { LanguageSwitch } from '../../shell/language-switch.js';

export function usePublicTenant(): { readonly tenant: string; readonly base: string } {
  const { tenant = '' } = useParams();
  return { tenant, base: `/public/${encodeURIComponent(tenant)}` };
}

/** The calm frame of public pages: whose they are, the two things to see, and the language. */
export function PublicLayout({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('public');
  const { tenant, base } = usePublicTenant();
  usePageTitle(title);
  return (
    <div className="public">
      <header>
        <div className="seal" aria-hidden="true">
          共<br />建
        </div>
        <div>
          {tenant}
          <small>{t('site')}</small>
        </div>
        <div className="language no-print">
          <LanguageSwitch />
        </div>
      </header>
      <nav className="no-print" aria-label={t('site')}>
        <NavLink to={base} end>
          {t('notices')}
        </NavLink>
        <NavLink to={`${base}/titles`}>{t('titles')}</NavLink>
      </nav>
      <main id="page" tabIndex={-1}>
        {children}
      </main>
      <footer>{t('footer')}</footer>
    </div>
  );
}
