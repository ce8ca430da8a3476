import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip, Day, Facts, Panel, ReasonSaid, useCodeWords, useDefinition, Who } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import type { Application } from './chain.js';

/** What was done at each level, newest first; what a return undid stands back. */
export function ApplicationDealings({ application }: { readonly application: Application }): ReactNode {
  const { t } = useTranslation('applications');
  const { language } = useLanguage();
  const say = useCodeWords();
  const definition = useDefinition(application.programme, application.version);
  const { acts, resubmissions, filings, grades, determination, withdrawal } = application;
  if (acts.length + resubmissions.length + filings.length + grades.length === 0 && withdrawal === null) return null;
  const named = (code: string): string =>
    definition?.application?.chain.find((level) => level.code === code)?.names[language] ?? code;
  const grade = (code: string): string =>
    definition?.grading?.grades.find((one) => one.code === code)?.names[language] ?? code;
  const rows: { readonly at: string; readonly counts: boolean; readonly node: ReactNode }[] = [
    ...acts.map((act) => ({
      at: act.at,
      counts: act.counts,
      node: (
        <>
          <Chip tone={act.act === 'returned' ? 'back' : act.act === 'rejected' ? 'late' : 'ok'}>
            {say('applicationAct', act.act)}
          </Chip>{' '}
          {named(act.level)}
          <div className="muted">
            <Who of={act.by} at={act.at} late={act} />
          </div>
          <ReasonSaid reason={act.reason} />
        </>
      ),
    })),
    ...resubmissions.map((one) => ({
      at: one.at,
      counts: true,
      node: (
        <>
          <Chip tone="go">{t('resubmitted')}</Chip>
          <div className="muted">
            <Who of={one.by} at={one.at} late={one} />
          </div>
          {one.statement === null ? null : <q>{one.statement}</q>}
        </>
      ),
    })),
    ...filings.map((one) => ({
      at: one.at,
      counts: true,
      node: (
        <>
          <Chip tone="ok">{named(one.level)}</Chip> {t('receipt', { number: one.receiptNumber })}
          <div className="muted">
            <Who of={one.by} at={one.at} late={one} />
          </div>
        </>
      ),
    })),
    ...(withdrawal === null
      ? []
      : [
          {
            at: withdrawal.at,
            counts: true,
            node: (
              <>
                <Chip>{t('withdrawn')}</Chip>
                <div className="muted">
                  <Who of={withdrawal.by} at={withdrawal.at} late={withdrawal} />
                </div>
                <ReasonSaid reason={withdrawal.reason} />
              </>
            ),
          },
        ]),
  ];
  return (
    <Panel title={t('dealings')}>
      {grades.length === 0 && determination === null ? null : (
        <div className="pad">
          <Facts
            of={[
              ...grades.map(
                (one) =>
                  [
                    t('assessed'),
                    <span key={one.sheetId}>
                      <Link to={`/assessment/sheets/${one.sheetId}`}>{grade(one.grade)}</Link>{' '}
                      <Chip tone={one.named ? 'ok' : 'late'}>{t(one.named ? 'reachesBar' : 'belowBar')}</Chip>
                    </span>,
                  ] as const,
              ),
              [
                t('determined'),
                determination === null ? null : (
                  <span key="d">
                    {grade(determination.grade)} <Day day={determination.on} />
                    <div className="muted">
                      {determination.by.map((officer) => (
                        <div key={officer.personId}>
                          <Who of={officer} at={determination.at} />
                        </div>
                      ))}
                    </div>
                  </span>
                ),
              ],
            ]}
          />
        </div>
      )}
      <ul className="said">
        {rows
          .sort((a, b) => b.at.localeCompare(a.at))
          .map(({ at, counts, node }, index) => (
            <li key={`${at}-${index}`} className={counts ? undefined : 'apart'}>
              {node}
            </li>
          ))}
      </ul>
    </Panel>
  );
}
