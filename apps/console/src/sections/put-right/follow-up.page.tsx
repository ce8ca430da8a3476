import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries } from '../../api/client.js';
import {
  Answered,
  Chip,
  Day,
  Empty,
  Facts,
  Instant,
  Page,
  Panel,
  PastBanner,
  ProgrammeLink,
  RecordPanel,
  useCodeWords,
  usePast,
} from '../../shapes/index.js';
import { CorrectionsPanel } from './corrections.js';
import { FollowUpActs } from './follow-up-acts.js';
import { followUpCorrections } from './follow-up-corrections.js';
import { toneOfFollowUp, type FollowUp } from './follow-up-list.page.js';
import { Who } from '../../shapes/who.js';

const HISTORY = '/api/plans/v1/follow-ups/{id}/history';

export function FollowUpPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/plans/v1/follow-ups/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(answer) => <Shown followUp={answer} past={past.past} />}</Answered>;
}

function Shown({ followUp, past }: { readonly followUp: FollowUp; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const { id, subject, status, confirmation, opening } = followUp;
  const of = { id };
  return (
    <Page
      title={t('followUpOf', { subject: subject.name })}
      crumbs={[{ to: '/follow-ups', text: t('followUps') }]}
      chips={
        <>
          <Chip tone={toneOfFollowUp(status)}>{say('followUpStatus', status)}</Chip>
          {opening === null ? null : confirmation === null ? (
            <Chip tone="soon">{t('notConfirmed')}</Chip>
          ) : (
            <Chip tone="ok">{t('confirmed')}</Chip>
          )}
        </>
      }
      acts={past ? null : <FollowUpActs followUp={followUp} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      <About followUp={followUp} />
      <Ordered followUp={followUp} />
      <Completed followUp={followUp} />
      <CorrectionsPanel corrections={followUpCorrections(followUp)} past={past} />
    </Page>
  );
}

function About({ followUp }: { readonly followUp: FollowUp }): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const { subject, opening, confirmation, withdrawal, settledAt } = followUp;
  return (
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
            [
              t('title'),
              <Link key="t" to={`/titles/${followUp.titleId}`}>
                {t('removedTitle')}
              </Link>,
            ],
            [t('programme'), <ProgrammeLink key="p" id={followUp.programmeId} />],
            [t('clause'), opening?.clause],
            [t('authority'), opening?.authority.name],
            [t('openedOn'), opening === null ? t('notOpened') : <Day key="o" day={opening.openedOn} />],
            [
              t('evaluatedRound'),
              opening === null || opening.roundId === null ? null : (
                <Link key="r" to={`/assessment/rounds/${opening.roundId}`}>
                  {t('lookAtRound')}
                </Link>
              ),
            ],
            [
              t('confirmation'),
              confirmation === null ? null : (
                <>
                  {confirmation.documentNumber}
                  {confirmation.note === null ? null : <p className="as-written">{confirmation.note}</p>}
                  <div className="muted">
                    <Who of={confirmation.confirmedBy} at={confirmation.at} late={confirmation} />
                  </div>
                </>
              ),
            ],
            [t('settled'), settledAt === null ? null : <Instant key="st" at={settledAt} />],
            [
              t('withdrawn'),
              withdrawal === null ? null : (
                <>
                  {say('annulledWhy', withdrawal.why)} · <Instant at={withdrawal.at} />
                </>
              ),
            ],
          ]}
        />
      </div>
    </Panel>
  );
}

function Ordered({ followUp: { rectifications } }: { readonly followUp: FollowUp }): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  return (
    <Panel title={t('rectifications')} side={t('times', { count: rectifications.length })}>
      {rectifications.length === 0 ? (
        <Empty>{t('nothingOrdered')}</Empty>
      ) : (
        <ul className="said">
          {rectifications.map((one) => (
            <li key={one.rectificationId}>
              <Link to={`/rectifications/${one.rectificationId}`}>{one.what ?? t('erased')}</Link>{' '}
              {one.serious ? <Chip tone="late">{t('serious')}</Chip> : null}{' '}
              {one.settled === null ? (
                <Chip tone="go">{t('open')}</Chip>
              ) : (
                <Chip tone={one.settled.how === 'closed' ? 'ok' : 'plain'}>
                  {say('rectificationSettled', one.settled.how)}
                </Chip>
              )}
              <div className="muted">
                {[one.unit?.name ?? t('noUnit'), one.documentNumber].filter((part) => part !== null).join(' · ')} ·{' '}
                {t('foundOn')} <Day day={one.foundOn} /> · <Who of={one.orderedBy} at={one.at} late={one} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Completed({ followUp: { completion } }: { readonly followUp: FollowUp }): ReactNode {
  const { t } = useTranslation('putRight');
  if (completion === null) return null;
  return (
    <Panel title={t('completion')} side={<Day day={completion.completedOn} />}>
      <div className="pad">
        <Facts
          of={[
            [
              t('problems'),
              <span key="p" className="as-written">
                {completion.problems ?? t('erased')}
              </span>,
            ],
            [
              t('lessons'),
              <span key="l" className="as-written">
                {completion.lessons ?? t('erased')}
              </span>,
            ],
            [t('completedBy'), <Who key="w" of={completion.completedBy} at={completion.at} late={completion} />],
          ]}
        />
      </div>
    </Panel>
  );
}
