import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip, Day, DueChip, Facts, OfficerName, Panel, PersonName, useCodeWords } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import type { AwardNames } from './award-names.js';
import { FileLinks } from './file-links.js';
import { pinnedOf, type Title } from './title.js';

/** By what it is held, until when, with which plaque, and what is owed. */
export function StandingPanel({ title, names }: { readonly title: Title; readonly names: AwardNames }): ReactNode {
  const { t } = useTranslation('titles');
  const { language } = useLanguage();
  const say = useCodeWords();
  const { naming, validity, plaque, conferral, until, suspendedBy, missed, overdue, candidates } = title;
  return (
    <>
      {overdue.length === 0 ? null : (
        <Panel title={t('standing.overdue')}>
          <ul className="rows">
            {overdue.map(({ clock, of, until: due }) => (
              <li key={`${clock}-${of}`} className="work-row">
                <span className="what">{say('titleClock', clock)}</span>
                <DueChip on={due.lastDay} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {naming === null ? null : (
        <Panel title={t('standing.naming')}>
          <div className="pad">
            <Facts
              of={[
                [t('field.documentNumber'), naming.documentNumber],
                [t('field.namedOn'), <Day key="on" day={naming.on} />],
                [t('column.grade'), names.grade(pinnedOf(title), naming.grade)],
                [t('decision.resultOn'), <Day key="result" day={naming.resultOn} />],
                [
                  t('standing.application'),
                  naming.result?.applicationId ? (
                    <Link to={`/applications/${naming.result.applicationId}`}>{t('standing.open')}</Link>
                  ) : null,
                ],
                [
                  t('standing.slate'),
                  naming.slateId === null ? null : (
                    <Link to={`/notices/slates/${naming.slateId}`}>{t('standing.open')}</Link>
                  ),
                ],
                [
                  t('field.authority'),
                  naming.imported === undefined
                    ? null
                    : `${naming.imported.authority[language]} (${say('awardedBy', naming.imported.awardedBy)})`,
                ],
                [
                  t('field.document'),
                  naming.imported === undefined ? null : <FileLinks of={[naming.imported.document]} />,
                ],
                [
                  t('standing.validity'),
                  validity === null
                    ? null
                    : t('standing.fromTo', { from: validity.from, to: validity.to ?? t('withoutEnd') }),
                ],
                [t('standing.renewalOpens'), validity?.renewalOpensOn],
                [t('standing.until'), until === null ? null : <DueChip key="until" on={until.lastDay} />],
                [t('standing.suspendedBy'), suspendedBy === null ? null : say('suspendedBy', suspendedBy)],
                [
                  t('standing.missed'),
                  missed.length === 0
                    ? null
                    : missed.map(({ what, on }) => `${say('missedDeadline', what)} ${on}`).join(t('semicolon')),
                ],
              ]}
            />
          </div>
        </Panel>
      )}
      {plaque === null && conferral === null ? null : (
        <Panel title={t('standing.plaque')}>
          <div className="pad">
            <Facts
              of={[
                [t('column.plaque'), plaque?.number ?? conferral?.plaqueNumber],
                [t('standing.conferredOn'), <Day key="on" day={conferral?.on ?? plaque?.on} />],
                [t('field.place'), conferral?.place],
                [
                  t('field.handedBy'),
                  conferral?.handedBy ? (
                    <>
                      {conferral.handedBy.unit?.name} {conferral.handedBy.post?.name}{' '}
                      {conferral.handedBy.text ?? <PersonName id={conferral.handedBy.personId} />}
                    </>
                  ) : null,
                ],
                [t('pending.by'), conferral === null ? null : <OfficerName key="by" of={conferral.by} />],
              ]}
            />
          </div>
        </Panel>
      )}
      {candidates.length === 0 ? null : (
        <Panel title={t('standing.candidates')}>
          <ul className="rows">
            {candidates.map(({ listed, grade, rank, struck, resultOn }) => (
              <li key={listed.slateId} className="work-row">
                <div>
                  <Link to={`/notices/slates/${listed.slateId}`}>
                    {t('standing.listedFor', { grade: names.grade(pinnedOf(title), grade) })}
                  </Link>
                  <small>
                    {' '}
                    {t('standing.resultOf', { day: resultOn })}
                    {rank === null ? null : `${t('semicolon')}${t('standing.rank', { rank })}`}
                  </small>
                </div>
                {struck ? (
                  <Chip tone="late">{t('standing.struck')}</Chip>
                ) : (
                  <Chip tone="go">{t('standing.listed')}</Chip>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
