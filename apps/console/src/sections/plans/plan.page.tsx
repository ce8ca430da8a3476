import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries } from '../../api/client.js';
import { useRoles } from '../../session/me.js';
import {
  Act,
  Answered,
  Chip,
  Empty,
  LateEntryFields,
  Loading,
  Page,
  Panel,
  PastBanner,
  ProblemView,
  ReasonFields,
  RecordPanel,
  usePast,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { CloseAct } from './close-act.js';
import { planTone, type Plan } from './codes.js';
import { CorrectionsPanel, CorrectPlan } from './corrections-panel.js';
import { lateSent, reasonSent, type LateValue, type ReasonValue } from './fields.js';
import { GroupsPanel } from './groups-panel.js';
import { HeaderFields, type HeaderValues } from './header-form.js';
import { IssueAct, useIssueHindrance } from './issue-act.js';
import { IssuingPanel } from './issuing-panel.js';
import { ItemFields, itemSent, type ItemValues } from './item-form.js';
import { ItemsPanel } from './items-panel.js';
import { planActs, type PlanActs } from './plan-acts.js';
import { PlanFacts } from './plan-facts.js';
import { StagesPanel } from './stages-panel.js';
import { TasksPanel } from './tasks-panel.js';

const HISTORY = '/api/plans/v1/plans/{id}/history';
const WHILE_ISSUING_MS = 2000;

export function PlanPage(): ReactNode {
  const { t } = useTranslation('plans');
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery(
    'get',
    '/api/plans/v1/plans/{id}',
    { params: { path: { id }, query: past.query } },
    { refetchInterval: ({ state }) => (state.data?.status === 'issuing' && !past.past ? WHILE_ISSUING_MS : false) },
  );
  if (query.data === undefined) {
    return (
      <Page title={t('title')} crumbs={[{ to: '/plans', text: t('page.crumb') }]}>
        {past.past ? <PastBanner history={HISTORY} of={{ id }} /> : null}
        <Panel>
          {query.error === null ? <Loading /> : <ProblemView error={query.error} again={() => void query.refetch()} />}
        </Panel>
      </Page>
    );
  }
  return <Answered query={query}>{(plan) => <PlanShown plan={plan} past={past.past} />}</Answered>;
}

function PlanShown({ plan, past }: { readonly plan: Plan; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('plans');
  const acts = planActs(plan, useRoles());
  const of = { id: plan.id };
  const inForce = plan.status !== 'draft' && plan.status !== 'discarded';
  return (
    <Page
      title={plan.title}
      crumbs={[{ to: '/plans', text: t('page.crumb') }]}
      about={[plan.authority.name, plan.order?.number].filter((part) => part !== undefined).join(' · ')}
      chips={<Chip tone={planTone[plan.status]}>{t(`status.${plan.status}`)}</Chip>}
      acts={<HeadActs plan={plan} acts={acts} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      {acts.edit ? <DraftNote plan={plan} /> : null}
      <IssuingPanel plan={plan} acts={acts} />
      <Warnings plan={plan} />
      <PlanFacts plan={plan} />
      <CorrectionsPanel plan={plan} acts={acts} />
      <StagesPanel plan={plan} edit={acts.edit} />
      <GroupsPanel plan={plan} edit={acts.groups} />
      {!inForce ? null : past ? (
        <Panel title={t('tasks.title')}>
          <Empty>{t('page.pastTasks')}</Empty>
        </Panel>
      ) : (
        <TasksPanel plan={plan} acts={acts.tasks} />
      )}
      <ItemsPanel plan={plan} edit={acts.edit} />
    </Page>
  );
}

function DraftNote({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  const hindrance = useIssueHindrance(plan);
  return (
    <p className="page-note">
      {t('page.draftHint')} {hindrance === undefined ? null : <strong>{hindrance}</strong>}
    </p>
  );
}

function HeadActs({ plan, acts }: { readonly plan: Plan; readonly acts: PlanActs }): ReactNode {
  const { t } = useTranslation('plans');
  const { language } = useLanguage();
  return (
    <>
      {plan.items.length === 0 ? null : (
        <Link to="responsibility">
          <Button tabIndex={-1}>{t('page.responsibility')}</Button>
        </Link>
      )}
      {acts.edit ? (
        <>
          <DiscardAct plan={plan} />
          <HeaderAct plan={plan} />
        </>
      ) : null}
      {acts.correct ? <CorrectPlan plan={plan} /> : null}
      {acts.lateItem ? <LateItemAct plan={plan} /> : null}
      {acts.close === false ? null : (
        <CloseAct plan={plan} {...(acts.close === true ? {} : { disabled: acts.close[language] })} />
      )}
      {acts.issue ? <IssueAct plan={plan} /> : null}
    </>
  );
}

function Warnings({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  const { language } = useLanguage();
  if (plan.warnings.length === 0) return null;
  return (
    <Panel title={t('page.warnings')}>
      <ul className="rows">
        {plan.warnings.map((warning, index) => (
          <li key={index} className="work-row">
            <span>
              {warning.taskId === null ? (
                warning[language]
              ) : (
                <Link to={`/tasks/${warning.taskId}`}>{warning[language]}</Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function HeaderAct({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Act<HeaderValues>
      label={t('acts.edit')}
      title={t('acts.editTitle')}
      said={t('acts.saved')}
      initial={{
        title: plan.title,
        authorityUnitId: plan.authority.id,
        divisionId: plan.division.id,
        period: plan.period,
      }}
      send={(body, key) =>
        done(
          api.PUT('/api/plans/v1/plans/{id}/header', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
    >
      <HeaderFields />
    </Act>
  );
}

function DiscardAct({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Act<{ readonly reason: ReasonValue }>
      label={t('acts.discard')}
      title={t('acts.discardTitle')}
      danger
      consequence={t('acts.discardRule')}
      said={t('acts.discarded')}
      send={({ reason }, key) =>
        done(
          api.POST('/api/plans/v1/plans/{id}/discard', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body: { reason: reasonSent(reason) },
          }),
        )
      }
    >
      <ReasonFields codes={['duplicate', 'typo', 'notFit', 'other']} explained={false} />
    </Act>
  );
}

type LateItemValues = ItemValues & { readonly lateEntry: LateValue };

function LateItemAct({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Act<LateItemValues>
      label={t('acts.lateItem')}
      title={t('acts.lateItemTitle')}
      wide
      consequence={t('acts.lateItemRule')}
      said={t('acts.saved')}
      initial={{ due: { kind: 'periodEnd' }, source: { kind: 'meeting' }, units: [{ role: 'lead' }] }}
      send={(values, key) =>
        done(
          api.POST('/api/plans/v1/plans/{id}/late-items', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body: { ...itemSent(values), lateEntry: lateSent(values.lateEntry) },
          }),
        )
      }
    >
      <ItemFields stages={plan.stages} />
      <LateEntryFields always />
    </Act>
  );
}
