import type { PackOverview } from '@gongjian/audit-contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { instantInFull } from '../shapes/time.js';

/** Whose log it is, what was checked, and how to check it again. */
export function Overview({ of }: { readonly of: PackOverview }): ReactNode {
  const { t } = useTranslation('packViewer');
  const { period } = of;
  const days = [
    ...(period?.from == null ? [] : [t('overview.since', { day: period.from })]),
    ...(period?.to == null ? [] : [t('overview.until', { day: period.to })]),
  ];
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('overview.tenant'), of.tenantName ?? of.tenant],
    [t('overview.origin'), <code key="origin">{of.origin}</code>],
    [t('overview.size'), t('overview.sizeOf', { count: of.size })],
    [t('overview.root'), <code key="root">{of.root}</code>],
    [
      t('overview.witnesses'),
      of.witnesses.length === 0 ? t('overview.noWitnesses') : of.witnesses.join(t('overview.between')),
    ],
    [t('overview.madeAt'), instantInFull(of.madeAt)],
    [t('overview.product'), of.product],
    [t('overview.period'), days.length === 0 ? t('overview.wholePeriod') : days.join(' ')],
    [
      t('overview.holds'),
      t('overview.counted', { records: of.records, files: of.files, programmes: of.programmes.length }),
    ],
  ];
  return (
    <>
      <section className="panel pad">
        <h1>{t('overview.title')}</h1>
        <p>{t('overview.about')}</p>
        <dl className="facts">
          {facts.map(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
        </dl>
        {period === null ? null : <p className="muted">{t('overview.periodAbout')}</p>}
      </section>
      <section className="panel pad">
        <h2>{t('overview.checked')}</h2>
        <p>{t('overview.checkedAbout')}</p>
        <h2>{t('overview.again')}</h2>
        <p>{t('overview.againAbout')}</p>
        <pre tabIndex={0}>node gongjian-verify.mjs FILE.zip --policy policy.txt</pre>
        <p>{t('overview.policyAbout')}</p>
        <p className="muted">{t('overview.sealed')}</p>
      </section>
    </>
  );
}
