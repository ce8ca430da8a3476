import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, DueChip, OfficerName, Panel, useCodeWords, type Tone } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import type { AwardNames } from './award-names.js';
import { Grounds } from './grounds.js';
import { pinnedOf, type Title, type Trigger } from './title.js';

const TONES: Readonly<Record<Trigger['status'], Tone>> = {
  raised: 'soon',
  confirmed: 'late',
  dismissed: 'plain',
  superseded: 'plain',
};

/** What the watch over the title found, newest first. */
export function TriggersPanel({ title, names }: { readonly title: Title; readonly names: AwardNames }): ReactNode {
  const { t } = useTranslation('titles');
  const { language } = useLanguage();
  const say = useCodeWords();
  if (title.triggers.length === 0) return null;
  return (
    <Panel title={t('triggers.title')} side={t('triggers.count', { count: title.triggers.length })}>
      <ul className="rows">
        {title.triggers.toReversed().map(({ raised, status, confirmedBy, dismissal }) => (
          <li key={raised.number} className="work-row">
            <div>
              <span className="what">
                {t('triggers.number', { number: raised.number })} {raised.names[language]}
              </span>
              <small>
                {t('decision.clause', { clause: raised.clause })} → {say('consequence', raised.consequence)}
              </small>
              <Grounds of={raised.grounds} names={names} pinned={pinnedOf(title)} />
              {confirmedBy.map((by) => (
                <small key={by.personId}>
                  {t('triggers.confirmedBy')} <OfficerName of={by} />{' '}
                </small>
              ))}
              {dismissal === null ? null : (
                <small>
                  {status === 'dismissed' ? t('triggers.dismissedBy') : t('triggers.dismissalBy')}{' '}
                  <OfficerName of={dismissal.by} />
                  {dismissal.reason.text === null ? null : `${t('colon')}${dismissal.reason.text}`}
                </small>
              )}
            </div>
            {status === 'raised' && raised.due !== null ? <DueChip on={raised.due.lastDay} /> : <span />}
            <Chip tone={TONES[status]}>{say('triggerStatus', status)}</Chip>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
