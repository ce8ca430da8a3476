import { packRecordKey } from '@gongjian/audit-contracts';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/words.js';
import { loadRecords, useContents, type Contents } from './contents.js';
import { FilesPage } from './files-page.js';
import { Overview } from './overview.js';
import { usePlace, type ViewerPlace } from './place.js';
import { ProgrammesPage } from './programmes-page.js';
import { RecordList } from './record-list.js';
import { RecordPage } from './record-page.js';

const PAGES = [
  { page: '', name: 'overview' },
  { page: 'records', name: 'records' },
  { page: 'files', name: 'files' },
  { page: 'programmes', name: 'programmes' },
] as const;

/** An auditor pack, opened as a file. */
export function Viewer(): ReactNode {
  const { t } = useTranslation('packViewer');
  const { language, use } = useLanguage();
  const contents = useContents();
  const place = usePlace();
  const { overview, missing } = contents;
  useEffect(() => void loadRecords(), []);
  useEffect(() => {
    document.title = `${overview?.tenantName ?? ''} ${t('name')}`.trim();
  }, [overview, t]);
  const current = place.page === 'record' ? 'records' : place.page;
  return (
    <>
      <header className="pack-head">
        <span className="seal" aria-hidden="true">
          共建
        </span>
        <div className="whose">
          <strong>{overview?.tenantName ?? overview?.tenant}</strong>
          <small>{t('name')}</small>
        </div>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => use(language === 'zh' ? 'en' : 'zh')}
        >
          {t('language')}
        </button>
      </header>
      <nav className="pack-nav" aria-label={t('nav.label')}>
        {PAGES.map(({ page, name }) => (
          <a key={page} href={`#/${page}`} aria-current={page === current ? 'page' : undefined}>
            {t(`nav.${name}`)}
          </a>
        ))}
      </nav>
      <main>
        {missing === undefined ? null : (
          <p className="panel pad" role="alert">
            {t('unread', { path: missing })}
          </p>
        )}
        <Page contents={contents} place={place} />
      </main>
    </>
  );
}

function Page({ contents, place }: { readonly contents: Contents; readonly place: ViewerPlace }): ReactNode {
  const { t } = useTranslation('packViewer');
  const { overview } = contents;
  if (overview === undefined) return <p className="panel pad">{t('unread', { path: 'view/overview.js' })}</p>;
  switch (place.page) {
    case 'records':
      return <RecordList contents={contents} params={place.params} />;
    case 'record': {
      const record = contents.records.find((one) => packRecordKey(one) === place.key);
      const reading = contents.recordScripts < overview.recordScripts;
      if (record === undefined) return <p className="panel pad">{t(reading ? 'loading' : 'record.unknown')}</p>;
      return <RecordPage key={place.key} contents={contents} record={record} />;
    }
    case 'files':
      return <FilesPage contents={contents} />;
    case 'programmes':
      return <ProgrammesPage of={overview} />;
    default:
      return <Overview of={overview} />;
  }
}
