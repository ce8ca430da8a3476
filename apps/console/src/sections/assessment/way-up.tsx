import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../shapes/index.js';
import { nameOf, type Standard } from '../../standard/definition.js';
import { useSpeech } from '../../standard/use-speech.js';
import { stepInWords } from '../../standard/value-in-words.js';
import type { Sheet } from './filing/filing.js';

/** 离…还差: the shortest way to the next grade. */
export function WayUp({ sheet, standard }: { readonly sheet: Sheet; readonly standard: Standard }): ReactNode {
  const { t } = useTranslation('assessment');
  const speech = useSpeech();
  if (sheet.score === null) return null;
  const { to, steps } = sheet.score.way;
  if (to === null) {
    return standard.grading === null ? null : (
      <Panel title={t('way.title')}>
        <div className="pad">{t('way.best')}</div>
      </Panel>
    );
  }
  return (
    <Panel title={t('way.to', { grade: nameOf(standard, to, speech.language) })}>
      <div className="pad">
        {steps.length === 0 ? (
          t('way.byRank')
        ) : (
          <ol className="steps">
            {steps.map((step, index) => (
              <li key={index}>{stepInWords(standard, step, speech)}</li>
            ))}
          </ol>
        )}
        {sheet.status === 'scored' ? null : <small>{t('way.still', { day: sheet.due.lastDay })}</small>}
      </div>
    </Panel>
  );
}
