import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { Act, BulkAct, Panel, ReasonFields } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import type { Plan } from './codes.js';
import type { PlanActs } from './plan-acts.js';
import { CorrectItem } from './correct-item.js';
import { reasonSent, type ReasonValue } from './fields.js';

/** How far the tasks of an issued plan are assigned, and what could not be. */
export function IssuingPanel({ plan, acts }: { readonly plan: Plan; readonly acts: PlanActs }): ReactNode {
  const { t } = useTranslation('plans');
  const { progress } = plan;
  if (progress === null || (progress.pending === 0 && progress.failures.length === 0)) return null;
  const { total, done: settled, pending, assigned, dropped, failures } = progress;
  return (
    <Panel
      title={t('issuing.title')}
      side={
        acts.retryItem && failures.length > 1 ? (
          <BulkAct
            label={t('issuing.retryAll')}
            items={failures.map(({ itemId, heading }) => ({ id: itemId, name: heading }))}
            send={({ id }, _values, key) => retry(plan.id, id, key)}
          />
        ) : undefined
      }
    >
      <div className="pad" role="status" aria-live="polite">
        <Progress percent={Math.floor((100 * settled) / Math.max(1, total))} aria-label={t('issuing.title')} />
        {pending > 0
          ? t('issuing.going', { done: settled, total, pending })
          : t('issuing.done', { total, assigned, dropped })}
        {failures.length === 0 ? null : <div>{t('issuing.failed', { count: failures.length })}</div>}
      </div>
      {failures.length === 0 ? null : (
        <ul className="rows">
          {failures.map((failure) => (
            <Failure key={failure.itemId} plan={plan} failure={failure} acts={acts} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function retry(id: string, itemId: string, key: string): Promise<unknown> {
  return done(
    api.POST('/api/plans/v1/plans/{id}/items/{itemId}/retry', {
      params: { path: { id, itemId }, header: { 'Idempotency-Key': key } },
    }),
  );
}

interface FailureProps {
  readonly plan: Plan;
  readonly failure: NonNullable<Plan['progress']>['failures'][number];
  readonly acts: PlanActs;
}

function Failure({ plan, failure, acts }: FailureProps): ReactNode {
  const { t } = useTranslation('plans');
  const { language } = useLanguage();
  const { itemId, heading } = failure;
  const item = plan.items.find((candidate) => candidate.itemId === itemId);
  return (
    <li className="work-row">
      <div>
        <div className="what">{heading}</div>
        <small className="problem-text">{failure[language]}</small>
      </div>
      <div className="row-acts">
        {acts.correct && item !== undefined ? <CorrectItem plan={plan} item={item} /> : null}
        {acts.dropItem ? (
          <Act<{ readonly reason: ReasonValue }>
            label={t('issuing.drop')}
            title={t('issuing.dropTitle', { name: heading })}
            danger
            consequence={t('issuing.dropRule')}
            send={({ reason }, key) =>
              done(
                api.POST('/api/plans/v1/plans/{id}/items/{itemId}/drop', {
                  params: { path: { id: plan.id, itemId }, header: { 'Idempotency-Key': key } },
                  body: { reason: reasonSent(reason) },
                }),
              )
            }
          >
            <ReasonFields codes={['duplicate', 'notFit', 'reorganised', 'other']} explained={false} />
          </Act>
        ) : null}
        {acts.retryItem ? (
          <Act
            label={t('issuing.retry')}
            said={t('issuing.retried')}
            send={(_values, key) => retry(plan.id, itemId, key)}
          />
        ) : null}
      </div>
    </li>
  );
}
