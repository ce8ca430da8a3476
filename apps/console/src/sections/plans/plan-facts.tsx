import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../../records/reason-in-words.js';
import { Link } from 'react-router';
import { Day, Facts, FileLink, Panel } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import type { Plan } from './codes.js';
import { OfficerName } from './officer.js';

export function PlanFacts({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  const { language } = useLanguage();
  const { programme, order, closed, discarded, importedFrom } = plan;
  return (
    <Panel title={t('page.facts')}>
      <div className="pad">
        <Facts
          of={[
            [
              t('fields.programme'),
              <span key="programme">
                <Link to={`/programmes/${programme.id}`}>{programme.names[language]}</Link>{' '}
                <small>{t('version', { version: programme.version })}</small>
              </span>,
            ],
            [t('fields.authority'), `${plan.authority.name} (${plan.authority.division.name})`],
            [t('fields.division'), plan.division.name],
            [t('fields.period'), `${plan.period.from} — ${plan.period.to}`],
            [t('fields.number'), order?.number],
            [t('fields.issuedOn'), order === null ? null : <Day day={order.issuedOn} />],
            [t('fields.signer'), order === null ? null : <OfficerName officer={order.signer} />],
            [t('fields.document'), order?.document == null ? null : <FileLink context="plans" file={order.document} />],
            [
              t('acts.late'),
              order?.lateEntry == null
                ? null
                : `${t('page.lateIssued', { day: order.lateEntry.effectiveOn })} ${reasonInWords(order.lateEntry.reason)}`,
            ],
            [
              t('fields.batch'),
              order?.restart === undefined
                ? null
                : t('page.restart', {
                    by: order.restart.by[language],
                    level: t(`level.${order.restart.level}`),
                    on: order.restart.on,
                    number: order.restart.number,
                  }),
            ],
            [t('fields.imported'), importedFrom?.fileName],
            [t('acts.discard'), discarded === null ? null : t('page.discarded', { why: reasonInWords(discarded) })],
            [
              t('acts.close'),
              closed === null
                ? null
                : [
                    t('page.closed', { day: closed.on }),
                    closed.note === null ? null : reasonInWords(closed.note),
                    closed.openTasks === null || closed.openTasks.count === 0
                      ? null
                      : t('page.closedOpen', { count: closed.openTasks.count }),
                  ]
                    .filter((part) => part !== null)
                    .join(t('full')),
            ],
          ]}
        />
      </div>
    </Panel>
  );
}
