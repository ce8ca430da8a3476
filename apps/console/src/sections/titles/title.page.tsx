import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries } from '../../api/client.js';
import { Answered, Chip, Page, PastBanner, RecordPanel, usePast } from '../../shapes/index.js';
import { useAwardNames } from './award-names.js';
import { DecisionPanel } from './decision-panel.js';
import { LifeLinePanel } from './life-line-panel.js';
import { PendingPanel } from './pending-panel.js';
import { RemovalPanels } from './removal-panels.js';
import { SignaturesPanel } from './signatures-panel.js';
import { StandingPanel } from './standing-panel.js';
import { offeredActs } from './title-act-order.js';
import { ActsPanel, HeadActs } from './title-acts.js';
import { TitleChips } from './title-chips.js';
import { TriggersPanel } from './triggers-panel.js';
import { pinnedOf, type Title } from './title.js';

export function TitlePage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/awards/v1/titles/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(title) => <Shown title={title} />}</Answered>;
}

function Shown({ title }: { readonly title: Title }): ReactNode {
  const { t } = useTranslation('titles');
  const names = useAwardNames([pinnedOf(title)]);
  const { past } = usePast();
  const offered = past ? [] : offeredActs(title.may, title.valid);
  const history = { history: '/api/awards/v1/titles/{id}/history', of: { id: title.id } } as const;
  const { validity, plaque, subject } = title;
  return (
    <Page
      title={`${subject.name} · ${names.title(pinnedOf(title))}`}
      crumbs={[
        { to: '/titles', text: t('register') },
        { to: `/titles?programmeId=${title.programmeId}`, text: names.programme(pinnedOf(title)) },
      ]}
      about={
        <>
          <Link to={`/administration/subjects/${subject.id}`}>{subject.name}</Link> · {subject.division.name}
        </>
      }
      chips={
        <>
          <TitleChips of={title} />
          <Chip>{names.grade(pinnedOf(title), title.grade)}</Chip>
          {plaque?.number ? <Chip tone="title">{t('plaqueNumber', { number: plaque.number })}</Chip> : null}
          {validity === null || !title.valid ? null : (
            <Chip>{validity.to === null ? t('validWithoutEnd') : t('validTo', { day: validity.to })}</Chip>
          )}
        </>
      }
      acts={offered.length === 0 ? undefined : <HeadActs title={title} offered={offered} names={names} />}
      aside={<RecordPanel {...history} />}
    >
      <PastBanner {...history} />
      <LifeLinePanel title={title} />
      <DecisionPanel title={title} names={names} />
      <SignaturesPanel title={title} />
      <PendingPanel title={title} names={names} />
      <TriggersPanel title={title} names={names} />
      <StandingPanel title={title} names={names} />
      <RemovalPanels title={title} />
      <ActsPanel title={title} offered={offered} names={names} />
    </Page>
  );
}
