import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries } from '../../api/client.js';
import {
  Answered,
  Chip,
  Day,
  dayInWords,
  DueChip,
  Facts,
  instantInWords,
  Page,
  Panel,
  PastBanner,
  ProgrammeLink,
  RecordPanel,
  useCodeWords,
  useDefinition,
  usePast,
  type Tone,
} from '../../shapes/index.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';
import { FilingActs } from './filing-acts.js';
import { stationsOf, toneOfFiling, type Filing, type Standing } from './filing-status.js';
import { indicatorOf } from './indicators.js';
import { Submissions } from './submissions.js';
import { ReasonSaid, Who } from '../../shapes/who.js';

const HISTORY = '/api/plans/v1/filings/{id}/history';

export function FilingPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/plans/v1/filings/{id}', { params: { path: { id }, query: past.query } });
  return <Answered query={query}>{(answer) => <Shown filing={answer} past={past.past} />}</Answered>;
}

function Shown({ filing, past }: { readonly filing: Filing; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const say = useCodeWords();
  const { id, subject, status, waitsFor, due, rules } = filing;
  const indicator = indicatorOf(useDefinition(rules.programme, rules.version), filing.indicator);
  const name = indicator?.names[language] ?? filing.indicator;
  const kinds = new Map((indicator?.evidence ?? []).map(({ code, names }) => [code, names[language]] as const));
  const of = { id };
  return (
    <Page
      title={`${subject.name} · ${name}`}
      crumbs={[{ to: '/filings', text: t('filings') }]}
      chips={
        <>
          <Chip tone={toneOfFiling(status)}>
            {waitsFor === null
              ? say('filingStatus', status)
              : t('waitsForWhom', { who: say('personRole', waitsFor.actedBy) })}
          </Chip>
          {due === null ? null : (
            <DueChip
              on={due.lastDay}
              done={status === 'completed' || status === 'submitted'}
              provisional={filing.dueProvisional}
            />
          )}
          {filing.overdueTimes === 0 ? null : (
            <Chip tone="late">{t('overdueTimes', { count: filing.overdueTimes })}</Chip>
          )}
          <Chip>{filing.unit.name}</Chip>
        </>
      }
      acts={past ? null : <FilingActs filing={filing} name={name} kinds={kinds} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      <Panel title={t('facts')}>
        <div className="pad">
          <Facts
            of={[
              [
                t('subject'),
                <Link key="s" to={`/administration/subjects/${subject.id}`}>
                  {subject.name}
                </Link>,
              ],
              [t('division'), subject.division.name],
              [t('programme'), <ProgrammeLink key="p" id={rules.programme} />],
              [t('indicator'), name],
              [t('kindOfEvidence'), kinds.size === 0 ? null : [...kinds.values()].join('；')],
              [t('period'), periodInWords(filing.periodKey, language)],
              [
                t('unit'),
                <Link key="u" to={`/administration/units/${filing.unit.id}`}>
                  {filing.unit.name}
                </Link>,
              ],
              [
                t('due'),
                due === null ? null : (
                  <span key="due" title={due.lastDay}>
                    {t('until', { day: dayInWords(due.lastDay, language) })}（{say('dueRule', due.rule.kind)}）
                    <div className="muted">{t('overdueFrom', { when: instantInWords(due.overdueAt, language) })}</div>
                  </span>
                ),
              ],
              [t('openedBy'), <Who key="by" of={filing.openedBy} at={filing.openedAt} late={filing} />],
            ]}
          />
        </div>
      </Panel>
      <Submissions
        submissions={filing.submissions.map((one) => ({ ...one, at: one.submittedAt }))}
        as={{ filingId: id }}
      />
      <Review filing={filing} />
      <Reopenings filing={filing} />
    </Page>
  );
}

const TONES: Readonly<Record<Standing, Tone>> = { approved: 'ok', returned: 'back', waiting: 'soon', ahead: 'plain' };

function Review({ filing }: { readonly filing: Filing }): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  return (
    <Panel title={t('review')}>
      <div className="pad">
        <ol className="stations" aria-label={t('review')}>
          {stationsOf(filing).map(({ level, names, standing }) => (
            <li key={level} aria-current={standing === 'waiting' ? 'step' : undefined}>
              <Chip tone={TONES[standing]}>
                {names[language]} {t(`standing.${standing}`)}
              </Chip>
            </li>
          ))}
        </ol>
      </div>
      {filing.reviews.length === 0 ? null : (
        <ul className="said">
          {[...filing.reviews].reverse().map((review) => (
            <li key={`${review.reviewedAt}-${review.level}`} className={review.counts ? undefined : 'apart'}>
              <Chip tone={review.result === 'approve' ? 'ok' : 'back'}>
                {t(review.result === 'approve' ? 'standing.approved' : 'standing.returned')}
              </Chip>{' '}
              {t('ofSubmission', { nth: review.submission, count: review.reviewed.length })} ·{' '}
              {t('level', { level: review.level })}
              <div className="muted">
                <Who of={review.reviewer} at={review.reviewedAt} late={review} />
              </div>
              <ReasonSaid reason={review.reason} />
              {review.due === null ? null : <div>{t('newDue', { day: dayInWords(review.due.lastDay, language) })}</div>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Reopenings({ filing }: { readonly filing: Filing }): ReactNode {
  const { t } = useTranslation('putRight');
  if (filing.reopenings.length === 0) return null;
  return (
    <Panel title={t('reopenings')}>
      <ul className="said">
        {[...filing.reopenings].reverse().map((reopening) => (
          <li key={reopening.at}>
            {t('due')} <Day day={reopening.due.lastDay} />
            <div className="muted">
              <Who of={reopening.reopenedBy} at={reopening.at} late={reopening} />
            </div>
            <ReasonSaid reason={reopening.reason} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
