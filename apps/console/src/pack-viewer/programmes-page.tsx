import type { PackOverview } from '@gongjian/audit-contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/words.js';
import { recordPlace } from './place.js';

/** The versions of programmes that decisions of the log stand on. */
export function ProgrammesPage({ of }: { readonly of: PackOverview }): ReactNode {
  const { t } = useTranslation('packViewer');
  const { language } = useLanguage();
  return (
    <section className="panel">
      <div className="pad">
        <h1>{t('programmes.title')}</h1>
      </div>
      {of.programmes.length === 0 ? <p className="pad muted">{t('programmes.none')}</p> : null}
      <ul className="records">
        {of.programmes.map(({ id, version, names, path }) => (
          <li key={path}>
            <a href={recordPlace(`programme-${id}`)}>{names?.[language] ?? id}</a>
            <span className="kind">{t('programmes.version', { version })}</span>
            <small>
              <a href={path} target="_blank" rel="noreferrer">
                {t('programmes.file')}
              </a>{' '}
              <code>{path}</code>
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
