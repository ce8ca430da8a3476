import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries, type Answer } from '../../api/client.js';
import {
  Answered,
  Chip,
  Day,
  DueChip,
  Facts,
  Instant,
  OfficerName,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  useCodeWords,
  usePast,
} from '../../shapes/index.js';
import { useAwardNames } from '../titles/award-names.js';
import { TitleLink } from '../titles/title-link.js';
import { ObjectionActs } from './objection-acts.js';
import { OBJECTION_TONES } from './objection-list.page.js';

type Objection = Answer<'/api/awards/v1/objections/{id}'>;

export function ObjectionPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/awards/v1/objections/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(objection) => <Shown objection={objection} />}</Answered>;
}

function Shown({ objection }: { readonly objection: Objection }): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  const names = useAwardNames([objection]);
  const history = { history: '/api/awards/v1/objections/{id}/history', of: { id: objection.id } } as const;
  const { status, receivedOn, onTime, named, lead, blocks, replyDue, handler, decided, replied } = objection;
  return (
    <Page
      title={t('objectionOf', { day: receivedOn })}
      crumbs={[
        { to: '/notices/objections', text: t('objections') },
        { to: `/notices/${objection.noticeId}`, text: names.title(objection) },
      ]}
      chips={
        <>
          <Chip tone={OBJECTION_TONES[status]}>{say('objectionStatus', status)}</Chip>
          <Chip>{named ? t('named') : t('anonymous')}</Chip>
          {lead === null ? null : <Chip>{t('leadBecause', { why: say('objectionLead', lead) })}</Chip>}
          {blocks && decided === null ? <Chip tone="soon">{t('blocksNaming')}</Chip> : null}
          {replyDue === null || status === 'replied' ? null : <DueChip on={replyDue.lastDay} />}
        </>
      }
      acts={<ObjectionActs objection={objection} />}
      aside={<RecordPanel {...history} />}
    >
      <PastBanner {...history} />
      <Panel title={t('said')}>
        <div className="pad">
          {objection.text === null ? <p className="muted">{t('erased')}</p> : <q className="said">{objection.text}</q>}
          <Facts
            of={[
              [
                t('about'),
                objection.titleId === null ? t('wholeNotice') : <TitleLink key="title" id={objection.titleId} />,
              ],
              [
                t('notice'),
                <Link key="notice" to={`/notices/${objection.noticeId}`}>
                  {names.title(objection)}
                </Link>,
              ],
              [t('division'), objection.division?.name],
              [
                t('receivedOn'),
                <>
                  <Day day={receivedOn} /> {onTime ? t('onTime') : t('late')}
                </>,
              ],
            ]}
          />
        </div>
      </Panel>
      <Panel title={t('handling')}>
        <div className="pad">
          <Facts
            of={[
              [
                t('handler'),
                handler === null ? (
                  t('noHandler')
                ) : (
                  <>
                    <OfficerName of={handler.handler} />{' '}
                    <small>
                      {t('assignedBy')} <OfficerName of={handler.by} />
                    </small>
                  </>
                ),
              ],
              [t('outcome'), decided === null ? t('undecided') : say('objectionOutcome', decided.outcome)],
              [t('findings'), decided?.findings],
              [
                t('decidedByWhom'),
                decided === null ? null : (
                  <>
                    <OfficerName of={decided.by} /> <Day day={decided.on} />
                  </>
                ),
              ],
              [
                t('reply'),
                replied === null ? (
                  replyDue === null ? null : (
                    t('replyUntil', { day: replyDue.lastDay })
                  )
                ) : (
                  <>
                    {say('servedWay', replied.way)} <Day day={replied.on} /> <OfficerName of={replied.by} />
                  </>
                ),
              ],
            ]}
          />
        </div>
      </Panel>
      {objection.identityOpened.length === 0 ? null : (
        <Panel title={t('identityOpened')}>
          <ul className="rows">
            {objection.identityOpened.map(({ reason, by, at }) => (
              <li key={at} className="work-row">
                <div>
                  <OfficerName of={by} />
                  <small> {reason.text}</small>
                </div>
                <Instant at={at} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  );
}
