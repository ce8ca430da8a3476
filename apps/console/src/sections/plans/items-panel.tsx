import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../../records/reason-in-words.js';
import { Link } from 'react-router';
import { api, done } from '../../api/client.js';
import { Act, Chip, Demands, Empty, Panel } from '../../shapes/index.js';
import { itemTone, type Plan, type PlanItem } from './codes.js';
import { useDueInWords } from './due-in-words.js';
import { ItemFields, itemSent, itemValues, type ItemValues } from './item-form.js';
import { Somebody } from './officer.js';

export function ItemsPanel({ plan, edit }: { readonly plan: Plan; readonly edit: boolean }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Panel title={`${t('items.title')} ${plan.items.length}`} side={edit ? <AddItem plan={plan} /> : undefined}>
      {plan.items.length === 0 ? (
        <Empty>{t('items.empty')}</Empty>
      ) : (
        <ol className="rows plan-items">
          {plan.items.map((item, index) => (
            <Item key={item.itemId} plan={plan} item={item} nth={index + 1} edit={edit} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

interface ItemProps {
  readonly plan: Plan;
  readonly item: PlanItem;
  readonly nth: number;
  readonly edit: boolean;
}

function Item({ plan, item, nth, edit }: ItemProps): ReactNode {
  const { t } = useTranslation('plans');
  const dueInWords = useDueInWords(plan);
  return (
    <li id={`item-${item.itemId}`}>
      <span className="nth">{item.number ?? nth}</span>
      <div>
        <div className="item-head">
          <b className="serif">
            {item.taskId === null ? item.heading : <Link to={`/tasks/${item.taskId}`}>{item.heading}</Link>}
          </b>
          {item.progress === null ? null : <Chip tone={itemTone[item.progress]}>{t(`progress.${item.progress}`)}</Chip>}
          <Chip>{dueInWords(item.due)}</Chip>
          {edit ? (
            <span className="side">
              <ChangeItem plan={plan} item={item} />
              <Act
                link
                danger
                label={t('items.remove')}
                consequence={t('items.removeAsk', { name: item.heading })}
                send={(_values, key) =>
                  done(
                    api.DELETE('/api/plans/v1/plans/{id}/items/{itemId}', {
                      params: { path: { id: plan.id, itemId: item.itemId }, header: { 'Idempotency-Key': key } },
                    }),
                  )
                }
              />
            </span>
          ) : null}
        </div>
        {item.content === '' ? null : <p className="item-content">{item.content}</p>}
        <ItemLines item={item} />
      </div>
    </li>
  );
}

function ItemLines({ item }: { readonly item: PlanItem }): ReactNode {
  const { t } = useTranslation('plans');
  const { units, persons, deliverables, demands = [], source, supports, lateEntry, usedCorrected } = item;
  return (
    <div className="item-lines">
      <div>
        {units.length === 0 ? <Chip tone="soon">{t('items.noUnit')}</Chip> : null}
        {units.map(({ role, unit, text }) =>
          unit === null ? (
            <Chip key={`${role}/${text ?? ''}`} tone="soon">
              {t(`role.${role}`)} {text} ({t('items.unmatched')})
            </Chip>
          ) : (
            <Chip key={`${role}/${unit.id}`}>
              {t(`role.${role}`)} {unit.name}
            </Chip>
          ),
        )}
      </div>
      {persons.length === 0 ? null : (
        <small>
          {persons.map((person, index) => (
            <span key={index}>
              {index === 0 ? null : t('full')}
              {t(`personRole.${person.role}`)} <Somebody person={person} />
              {person.part === undefined ? null : ` (${person.part})`}
            </span>
          ))}
        </small>
      )}
      {deliverables.length === 0 ? null : (
        <small>
          {t('items.deliverables')} {deliverables.join(t('comma'))}
        </small>
      )}
      {demands.length === 0 ? null : <Demands of={demands} />}
      {source.kind === 'planItem' && source.reference === null ? null : (
        <small>
          {t(`source.${source.kind}`)} {source.reference}
        </small>
      )}
      {supports === undefined ? null : (
        <small>
          {t('items.supports', { indicators: supports.indicators.length, subjects: supports.subjectIds.length })}
        </small>
      )}
      {lateEntry === null ? null : (
        <small>{t('items.late', { day: lateEntry.effectiveOn, why: reasonInWords(lateEntry.reason) })}</small>
      )}
      {usedCorrected.length === 0 ? null : <Chip tone="soon">{t('items.corrected')}</Chip>}
    </div>
  );
}

function AddItem({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Act<ItemValues>
      label={t('items.add')}
      wide
      said={t('acts.saved')}
      initial={{ due: { kind: 'periodEnd' }, source: { kind: 'planItem' }, units: [{ role: 'lead' }] }}
      send={(values, key) =>
        done(
          api.POST('/api/plans/v1/plans/{id}/items', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body: itemSent(values),
          }),
        )
      }
    >
      <ItemFields stages={plan.stages} />
    </Act>
  );
}

function ChangeItem({ plan, item }: { readonly plan: Plan; readonly item: PlanItem }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Act<ItemValues>
      label={t('items.edit')}
      title={t('items.editTitle', { name: item.heading })}
      link
      wide
      said={t('acts.saved')}
      initial={itemValues(item)}
      send={(values, key) =>
        done(
          api.PUT('/api/plans/v1/plans/{id}/items/{itemId}', {
            params: { path: { id: plan.id, itemId: item.itemId }, header: { 'Idempotency-Key': key } },
            body: {
              ...itemSent(values, item),
              ...(item.lateEntry === null
                ? {}
                : {
                    lateEntry: {
                      effectiveOn: item.lateEntry.effectiveOn,
                      reason: {
                        code: item.lateEntry.reason.code,
                        ...(item.lateEntry.reason.text === null ? {} : { text: item.lateEntry.reason.text }),
                      },
                    },
                  }),
            },
          }),
        )
      }
    >
      <ItemFields stages={plan.stages} />
    </Act>
  );
}
