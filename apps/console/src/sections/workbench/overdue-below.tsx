import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../session/me.js';
import { RemindMany } from '../tasks/remind-many.js';
import { DueChip, Panel } from '../../shapes/index.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';
import { lateReads } from './reads.js';

const SHOWN = 6;

interface Late {
  readonly id: string;
  readonly to: string;
  readonly who: string;
  readonly what: string;
  readonly on: string;
}

/** What units below are late with, the latest first, and where it is seen whole. */
export function OverdueBelow(): ReactNode {
  const { t } = useTranslation('workbench');
  const { language } = useLanguage();
  const own = new Set(useMe().units.map(({ id }) => id));
  const tasks = useQuery(lateReads.tasks);
  const rectifications = useQuery(lateReads.rectifications);
  const reports = useQuery(lateReads.reports);
  const lateTasks = (tasks.data?.items ?? []).filter(({ accountable }) => !own.has(accountable.id));
  const lists: readonly (readonly [name: 'tasks' | 'rectifications' | 'reports', to: string, late: readonly Late[]])[] =
    [
      [
        'tasks',
        '/tasks?overdue=true',
        lateTasks.map(({ id, accountable, heading, dueOn }) => ({
          id,
          to: `/tasks/${id}`,
          who: accountable.name,
          what: heading,
          on: dueOn,
        })),
      ],
      [
        'rectifications',
        '/rectifications?overdue=true',
        (rectifications.data?.items ?? [])
          .filter(
            ({ unit, status }) => !['closed', 'withdrawn'].includes(status) && (unit === null || !own.has(unit.id)),
          )
          .map(({ id, unit, subject, dueOn }) => ({
            id,
            to: `/rectifications/${id}`,
            who: unit?.name ?? subject.name,
            what: subject.name,
            on: dueOn,
          })),
      ],
      [
        'reports',
        '/reports?overdue=true',
        (reports.data?.items ?? [])
          .filter(({ unit }) => !own.has(unit.id))
          .map(({ id, unit, periodKey, lastDay }) => ({
            id,
            to: `/reports/${id}`,
            who: unit.name,
            what: periodInWords(periodKey, language),
            on: lastDay,
          })),
      ],
    ];
  const some = lists.filter(([, , late]) => late.length > 0);
  if (tasks.isPending || rectifications.isPending || reports.isPending) return null;
  return (
    <Panel title={t('overdueBelow.title')}>
      {some.length === 0 ? <div className="pad muted">{t('overdueBelow.none')}</div> : null}
      {some.map(([name, to, late]) => (
        <div key={name}>
          <ul className="rows" aria-label={t(`overdueBelow.${name}`)}>
            {late.slice(0, SHOWN).map((row) => (
              <li key={row.id} className="work-row late-row">
                <div>
                  <Link className="what" to={row.to}>
                    {row.who}
                  </Link>
                  <small>{row.what}</small>
                </div>
                <DueChip on={row.on} />
              </li>
            ))}
          </ul>
          <div className="pad late-foot">
            <Link to={to}>{t('overdueBelow.all', { of: t(`overdueBelow.${name}`) })}</Link>{' '}
            {name === 'tasks' ? <RemindMany rows={lateTasks} /> : null}
          </div>
        </div>
      ))}
      <div className="pad late-foot">
        <Link to="/escalations?status=open">{t('overdueBelow.escalations')}</Link>
      </div>
    </Panel>
  );
}
