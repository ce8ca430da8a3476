import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../../records/reason-in-words.js';
import { Chip, dayInWords, Instant, Panel, type Tone } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { OfficerName } from './officer.js';
import { stationsOf, type Station } from './review-stations.js';
import type { Task } from './task-record.js';
import { inLanguage } from './task-words.js';

const TONES: Readonly<Record<Station['standing'], Tone>> = {
  approved: 'ok',
  returned: 'back',
  waiting: 'soon',
  ahead: 'plain',
};

/** The levels in a line with where the submission stands, and below it what the reviewers said. */
export function TaskReview({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const stations = stationsOf(task);
  const said = [...task.reviews].reverse();
  return (
    <Panel title={t('review.title')}>
      <div className="pad">
        {stations.length === 0 ? (
          t('review.none')
        ) : (
          <ol className="stations">
            {stations.map(({ level, names, actedBy, standing }) => (
              <li key={level} aria-current={standing === 'waiting' ? 'step' : undefined}>
                <Chip tone={TONES[standing]}>
                  {inLanguage(names, language) || t(`reviewer.${actedBy}`)} {t(`review.${standing}`)}
                </Chip>
              </li>
            ))}
          </ol>
        )}
      </div>
      {said.length === 0 ? null : (
        <ul className="rows" aria-label={t('review.reasons')}>
          {said.map((review) => (
            <li key={`${review.submission}-${review.level}-${review.reviewedAt}`} className="review-said">
              <div>
                <Chip tone={review.result === 'approve' ? 'ok' : 'back'}>
                  {t(review.result === 'approve' ? 'review.approved' : 'review.returned')}
                </Chip>{' '}
                {t('submissions.title', { nth: review.submission })} · {t('review.level', { level: review.level })}
                {review.counts ? null : ` ${t('review.earlier')}`}
              </div>
              <small>
                <Instant at={review.reviewedAt} /> · <OfficerName of={review.reviewer} />
                {review.due === null ? null : ` · ${t('review.newDue', { day: dayInWords(review.due.on, language) })}`}
              </small>
              {review.reason === null ? null : <q>{reasonInWords(review.reason)}</q>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
