import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries, type Answer } from '../../api/client.js';
import { dayInWords, Facts, FileLink, Instant, instantInWords, Panel, PersonLink } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { OfficerName } from './officer.js';
import type { Task } from './task-record.js';
import { dueRuleInWords, inLanguage } from './task-words.js';
import { useIndicators } from './use-indicators.js';

type Plan = Answer<'/api/plans/v1/plans/{id}'>;

const MOST_SUBJECTS = 20;

/** What is asked, of whom, by when and by which rule, and who gave the order. */
export function TaskFacts({ task, plan }: { readonly task: Task; readonly plan: Plan | undefined }): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const indicators = useIndicators(task);
  const { order, supports } = task;
  return (
    <Panel title={t('facts.title')}>
      <div className="pad">
        <Facts
          of={[
            [t('facts.source'), <Source key="source" task={task} />],
            [
              t('facts.content'),
              task.content === '' ? null : (
                <span key="content" className="serif as-written">
                  {task.content}
                </span>
              ),
            ],
            [
              t('facts.deliverables'),
              task.deliverables.length === 0 ? null : task.deliverables.join(t('marks.semicolon')),
            ],
            [t('facts.due'), <Due key="due" task={task} plan={plan} />],
            [
              t('facts.units'),
              task.units.map(({ unit, role }) => (
                <div key={unit.id}>
                  {t(`role.${role}`)} <Link to={`/administration/units/${unit.id}`}>{unit.name}</Link>
                </div>
              )),
            ],
            [
              t('facts.persons'),
              task.persons.length === 0
                ? null
                : task.persons.map((person, index) => <Person key={index} person={person} />),
            ],
            [
              t('facts.order'),
              <span key="order">
                <OfficerName of={order.signer} />
                {order.documentNumber === null ? null : `${t('marks.comma')}${order.documentNumber}`}
                {order.issuedOn === null
                  ? null
                  : `${t('marks.comma')}${t('facts.issuedOn', { day: dayInWords(order.issuedOn, language) })}`}
                {order.document === null ? null : (
                  <>
                    {' '}
                    <FileLink context="plans" file={order.document} as={{ taskId: task.id }} />
                  </>
                )}
              </span>,
            ],
            [
              t('facts.supports'),
              supports === undefined || supports.indicators.length === 0
                ? null
                : supports.indicators
                    .map((code) => {
                      const known = indicators.find((indicator) => indicator.code === code);
                      return known === undefined ? code : inLanguage(known.names, language);
                    })
                    .join(t('marks.semicolon')),
            ],
            [
              t('facts.subjects'),
              supports === undefined || supports.subjectIds.length === 0
                ? null
                : supports.subjectIds.slice(0, MOST_SUBJECTS).map((id) => <SubjectLink key={id} id={id} />),
            ],
            [t('facts.assigned'), <Instant key="assigned" at={task.assignedAt} />],
            [t('facts.completed'), task.completedAt === null ? null : <Instant key="done" at={task.completedAt} />],
            [
              t('acts.late'),
              task.lateEntry === null
                ? null
                : t('facts.lateEntry', { day: dayInWords(task.lateEntry.effectiveOn, language) }),
            ],
          ]}
        />
      </div>
    </Panel>
  );
}

function Source({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('tasks');
  const { kind, reference, place } = task.source;
  const to = `/plans/${task.planId}${task.itemId === null ? '' : `?item=${task.itemId}`}`;
  return (
    <>
      {t(`source.${kind}`)}
      {reference === null ? null : ` ${reference}`}
      {t('marks.comma')}
      <Link to={to}>{place === null ? t('facts.plan') : t('facts.place', { from: place.from + 1, to: place.to })}</Link>
    </>
  );
}

function Due({ task, plan }: { readonly task: Task; readonly plan: Plan | undefined }): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const { due } = task;
  const stageName = (code: string): string => plan?.stages.find((stage) => stage.code === code)?.name ?? code;
  return (
    <>
      {t('facts.until', { day: dayInWords(due.on, language) })}
      {t('marks.open')}
      {dueRuleInWords(t, due, stageName)}
      {t('marks.close')}
      {due.lastDay === due.on ? null : <div>{t('facts.lastDay', { day: dayInWords(due.lastDay, language) })}</div>}
      <div className="muted">
        {t('facts.overdueFrom', { when: instantInWords(due.overdueAt, language) })}
        {task.remindedAt !== null
          ? `${t('marks.semicolon')}${t('facts.reminded', { when: instantInWords(task.remindedAt, language) })}`
          : due.remindAt === null
            ? ''
            : `${t('marks.semicolon')}${t('facts.remindAt', { when: instantInWords(due.remindAt, language) })}`}
      </div>
      {task.dueProvisional ? <div className="muted">{t('head.provisional')}</div> : null}
    </>
  );
}

function Person({ person }: { readonly person: Task['persons'][number] }): ReactNode {
  const { t } = useTranslation('tasks');
  const place = [person.unit?.name, person.post?.name].filter((part) => part !== undefined).join(' ');
  return (
    <div>
      {t(`personRole.${person.role}`)} {place}{' '}
      {person.personId === null ? person.text : <PersonLink id={person.personId} />}
      {person.part === undefined ? null : `${t('marks.open')}${person.part}${t('marks.close')}`}
    </div>
  );
}

function SubjectLink({ id }: { readonly id: string }): ReactNode {
  const { data } = queries.useQuery(
    'get',
    '/api/directory/v1/subjects/{id}',
    { params: { path: { id } } },
    { staleTime: Infinity, retry: false },
  );
  return (
    <div>
      <Link to={`/administration/subjects/${id}`}>{data?.name ?? '…'}</Link>
    </div>
  );
}
