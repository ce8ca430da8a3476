import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Answer, type Body } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Act,
  Answered,
  Chip,
  DueChip,
  Facts,
  filled,
  LateEntryFields,
  OfficerName,
  Page,
  Panel,
  PastBanner,
  ReasonFields,
  RecordPanel,
  useCodeWords,
  usePast,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { useAwardNames, type AwardNames } from '../titles/award-names.js';
import { disabledBy, offeredAct } from '../titles/may.js';
import { NOTICE_TONES } from './notice-list.page.js';
import { NoticeObjections } from './notice-objections.js';
import { RegisterObjection } from './register-objection.js';

type Notice = Answer<'/api/awards/v1/notices/{id}'>;

export function NoticePage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/awards/v1/notices/{id}', { params: { path: { id }, query: past.query } });
  return <Answered query={query}>{(notice) => <Shown notice={notice} />}</Answered>;
}

function Shown({ notice }: { readonly notice: Notice }): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  const { past } = usePast();
  const names = useAwardNames([notice]);
  const history = { history: '/api/awards/v1/notices/{id}/history', of: { id: notice.id } } as const;
  const { status, division, firstDay, lastDay, count, cancelled, slates } = notice;
  return (
    <Page
      title={[names.title(notice), division?.name].filter((part) => part).join(' · ')}
      crumbs={[{ to: '/notices', text: t('notices') }]}
      chips={
        <>
          <Chip tone={NOTICE_TONES[status]}>{say('noticeStatus', status)}</Chip>
          {status === 'open' ? <DueChip on={lastDay.lastDay} /> : null}
          <Chip>{t('countOf', { count })}</Chip>
        </>
      }
      acts={past ? undefined : <NoticeActs notice={notice} />}
      aside={<RecordPanel {...history} />}
    >
      <PastBanner {...history} />
      <Panel>
        <div className="pad">
          <Facts
            of={[
              [t('shownFrom'), t('fromTo', { from: firstDay, to: lastDay.lastDay })],
              [t('howLong'), t(lastDay.of === 'working' ? 'workingDays' : 'calendarDays', { count: lastDay.days })],
              [t('channels'), notice.channels.map((channel) => say('noticeChannel', channel)).join(t('comma'))],
              [t('decidedBy'), <OfficerName key="decided" of={notice.decidedBy} />],
              [t('openedBy'), <OfficerName key="by" of={notice.by} />],
              [
                t('slates'),
                slates.map(({ slateId, grade, count: on }) => (
                  <div key={slateId}>
                    <Link to={`/notices/slates/${slateId}`}>{names.grade(notice, grade)}</Link>{' '}
                    <small>{t('countOf', { count: on })}</small>
                  </div>
                )),
              ],
              [
                t('cancelled'),
                cancelled === null ? null : (
                  <>
                    {cancelled.reason.text} <OfficerName of={cancelled.by} />
                  </>
                ),
              ],
            ]}
          />
        </div>
      </Panel>
      <Candidates notice={notice} names={names} />
      <NoticeObjections noticeId={notice.id} />
    </Page>
  );
}

function NoticeActs({ notice }: { readonly notice: Notice }): ReactNode {
  const { t } = useTranslation('notices');
  const { language } = useLanguage();
  const may = useMay();
  const cancel = offeredAct(notice.may, 'cancel');
  const register = may('objection.register') && notice.status !== 'cancelled';
  if (!register && cancel === null) return null;
  return (
    <>
      {cancel === null ? null : (
        <Act<Body<'/api/awards/v1/notices/{id}/cancellation'>>
          label={t('cancel')}
          danger
          {...disabledBy(cancel, language)}
          consequence={t('cancelConsequence')}
          send={(values, key) =>
            done(
              api.POST('/api/awards/v1/notices/{id}/cancellation', {
                params: { path: { id: notice.id }, header: { 'Idempotency-Key': key } },
                body: filled(values),
              }),
            )
          }
        >
          <ReasonFields codes={['error', 'resultChanged', 'withdrawn', 'other']} />
          <LateEntryFields />
        </Act>
      )}
      {register ? <RegisterObjection notice={notice} /> : null}
    </>
  );
}

function Candidates({ notice, names }: { readonly notice: Notice; readonly names: AwardNames }): ReactNode {
  const { t } = useTranslation('notices');
  return (
    <Panel title={t('candidates')} side={t('countOf', { count: notice.count })}>
      <ul className="rows">
        {notice.candidates.map(({ titleId, subject, grade, blockedBy, struckBy, result }) => (
          <li key={titleId} className="work-row">
            <div>
              <Link className="what" to={`/titles/${titleId}`}>
                {subject.name}
              </Link>
              <small>
                {' '}
                {subject.division.name} · {names.grade(notice, grade)}
                {result === null ? null : ` · ${t('resultOf', { day: result.resultOn })}`}
              </small>
            </div>
            <span>
              {blockedBy.map((objectionId, index) => (
                <Link key={objectionId} to={`/notices/objections/${objectionId}`}>
                  {t('objectionNumber', { number: index + 1 })}{' '}
                </Link>
              ))}
              {struckBy === null ? null : <Link to={`/notices/objections/${struckBy}`}>{t('objection')}</Link>}
            </span>
            {struckBy !== null ? (
              <Chip tone="late">{t('struck')}</Chip>
            ) : blockedBy.length > 0 ? (
              <Chip tone="soon">{t('blocked')}</Chip>
            ) : notice.status === 'open' ? (
              <Chip tone="go">{t('shown')}</Chip>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
