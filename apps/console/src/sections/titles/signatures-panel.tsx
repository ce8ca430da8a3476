import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, Day, OfficerName, Panel } from '../../shapes/index.js';
import { signaturesOf } from './signatures.js';
import type { Title } from './title.js';

export function SignaturesPanel({ title }: { readonly title: Title }): ReactNode {
  const { t } = useTranslation('titles');
  const signatures = signaturesOf(title);
  if (signatures === null || signatures.rows.length === 0) return null;
  const waitedFor = signatures.rows.findIndex(({ by }) => by === null);
  return (
    <Panel title={t(`signatures.${signatures.of}`)}>
      <div className="table-box" tabIndex={0} role="region" aria-label={t(`signatures.${signatures.of}`)}>
        <div className="wide" tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('signatures.as')}</th>
                <th scope="col">{t('signatures.who')}</th>
                <th scope="col">{t('signatures.document')}</th>
                <th scope="col" className="right">
                  {t('signatures.when')}
                </th>
              </tr>
            </thead>
            <tbody>
              {signatures.rows.map(({ as, by, on, documentNumber, minutesNumber }, index) => (
                <tr key={`${as}-${index}`}>
                  <td>{t(`signatures.${as}`)}</td>
                  <td>
                    {by === null ? (
                      <Chip tone={index === waitedFor ? 'soon' : 'plain'}>{t('signatures.waiting')}</Chip>
                    ) : (
                      <OfficerName of={by} />
                    )}
                  </td>
                  <td>
                    {[documentNumber, minutesNumber === null ? null : t('minutes', { number: minutesNumber })]
                      .filter((part) => part !== null)
                      .join(t('semicolon')) || '—'}
                  </td>
                  <td className="right">
                    <Day day={on} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Panel>
  );
}
