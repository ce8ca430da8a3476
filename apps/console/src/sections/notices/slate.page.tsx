import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Answer, type Body } from '../../api/client.js';
import {
  Act,
  Answered,
  Chip,
  Facts,
  filled,
  LateEntryFields,
  OfficerName,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  useCodeWords,
  usePast,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { useAwardNames } from '../titles/award-names.js';
import { disabledBy, offeredAct } from '../titles/may.js';
import { OpenNotice } from './open-notice.js';
import { SlateCandidates } from './slate-candidates.js';
import { SLATE_TONES } from './slate-list.page.js';

type Slate = Answer<'/api/awards/v1/slates/{id}'>;

export function SlatePage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/awards/v1/slates/{id}', { params: { path: { id }, query: past.query } });
  return <Answered query={query}>{(slate) => <Shown slate={slate} />}</Answered>;
}

/** Where a list came from. */
function fromTo({ from }: Slate): string | null {
  switch (from.kind) {
    case 'round':
      return `/assessment/rounds/${from.id}`;
    case 'application':
      return `/applications/${from.id}`;
    case 'rollUp':
      return `/titles/roll-ups/${from.id}`;
    case 'result':
      return `/assessment/results/${from.id}`;
  }
}

function Shown({ slate }: { readonly slate: Slate }): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  const { past } = usePast();
  const names = useAwardNames([slate]);
  const history = { history: '/api/awards/v1/slates/{id}/history', of: { id: slate.id } } as const;
  const { status, division, grade, count, found, complete, noticeId, approved, from, programme } = slate;
  const to = fromTo(slate);
  return (
    <Page
      title={[...new Set([names.title(slate), names.grade(slate, grade), division?.name])]
        .filter((part) => part)
        .join(' · ')}
      crumbs={[{ to: '/notices/slates', text: t('slates') }]}
      chips={
        <>
          <Chip tone={SLATE_TONES[status]}>{say('slateStatus', status)}</Chip>
          <Chip>{t('countOf', { count })}</Chip>
          {complete === false ? <Chip tone="soon">{t('incomplete', { found: found?.count ?? 0, count })}</Chip> : null}
        </>
      }
      acts={past ? undefined : <SlateActs slate={slate} withNotice={names.withNotice(slate)} />}
      aside={<RecordPanel {...history} />}
    >
      <PastBanner {...history} />
      <Panel>
        <div className="pad">
          <Facts
            of={[
              [
                t('programme'),
                <Link key="programme" to={`/programmes/${programme}`}>
                  {names.programme(slate)}
                </Link>,
              ],
              [
                t('from'),
                to === null ? say('slateSource', from.kind) : <Link to={to}>{say('slateSource', from.kind)}</Link>,
              ],
              [t('roundCode'), slate.roundCode],
              [t('notice'), noticeId === null ? null : <Link to={`/notices/${noticeId}`}>{t('look')}</Link>],
              [t('needsNotice'), names.withNotice(slate) ? t('yes') : t('no')],
              [
                t('approvedBy'),
                approved === null ? null : (
                  <>
                    <OfficerName of={approved.by} /> {approved.on}
                  </>
                ),
              ],
              [
                t('digest'),
                <span key="sum" title={slate.sha256}>
                  {slate.sha256.slice(0, 12)}…
                </span>,
              ],
            ]}
          />
        </div>
      </Panel>
      <SlateCandidates slate={slate} names={names} strike={offeredAct(slate.may, 'strike')?.refused === null} />
    </Page>
  );
}

function SlateActs({ slate, withNotice }: { readonly slate: Slate; readonly withNotice: boolean }): ReactNode {
  const { t } = useTranslation('notices');
  const { language } = useLanguage();
  const approve = offeredAct(slate.may, 'approve');
  const notice = offeredAct(slate.may, 'openNotice');
  if (approve === null && notice === null) return null;
  return (
    <>
      {approve === null || slate.status !== 'prepared' ? null : (
        <Act<Body<'/api/awards/v1/slates/{id}/approval'>>
          label={t('approve')}
          primary
          {...disabledBy(approve, language)}
          consequence={t('approveConsequence', { count: slate.count })}
          send={(values, key) =>
            done(
              api.POST('/api/awards/v1/slates/{id}/approval', {
                params: { path: { id: slate.id }, header: { 'Idempotency-Key': key } },
                body: filled(values),
              }),
            )
          }
        >
          <LateEntryFields />
        </Act>
      )}
      {notice === null || !withNotice ? null : (
        <OpenNotice slateIds={[slate.id]} primary {...disabledBy(notice, language)} />
      )}
    </>
  );
}
