import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import { problemOf, problemText } from '../../api/problem.js';
import { useLanguage } from '../../words/words.js';

type Settings = Body<'/api/audit/v1/dossiers/preview'>;

const SETTINGS = ['fonds', 'category', 'organisation', 'firstNumber', 'folders', 'files'] as const;

/** Sample records as the server would arrange them; of settings that do not go, which one. */
export function DossierPreview({ settings }: { readonly settings: Settings }): ReactNode {
  const { t } = useTranslation('audit');
  const whole = settings.fonds !== '' && settings.organisation !== '';
  const query = useQuery({
    queryKey: ['dossier preview', settings],
    queryFn: () => done(api.POST('/api/audit/v1/dossiers/preview', { body: settings })),
    enabled: whole,
    retry: false,
    placeholderData: (before) => before,
  });
  return (
    <section className="dossier-preview" aria-label={t('dossiers.preview')} aria-live="polite">
      <h3>{t('dossiers.preview')}</h3>
      {!whole ? (
        <p className="muted">{t('dossiers.previewWaits')}</p>
      ) : query.error !== null ? (
        <Refused error={query.error} />
      ) : (
        <ul>
          {(query.data?.items ?? []).map(({ archiveNumber, files }) => (
            <li key={archiveNumber}>
              <code>{archiveNumber}</code>
              {files.map((file) => (
                <small key={file}>{file}</small>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Refused({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation('audit');
  const { language } = useLanguage();
  const problem = problemOf(error);
  const setting = SETTINGS.find((each) => each === problem.details?.['setting']);
  return (
    <p className="unread" role="alert">
      {problemText(problem, language)}
      {setting === undefined ? null : ` ${t('dossiers.wrongSetting', { setting: t(`dossiers.settings.${setting}`) })}`}
    </p>
  );
}
