import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Facts, OfficerName, Panel, useCodeWords } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import type { AwardNames } from './award-names.js';
import { FileLinks } from './file-links.js';
import { TitleLink } from './title-link.js';
import { pinnedOf, standingRemoval, type Title } from './title.js';

interface Props {
  readonly title: Title;
  readonly names: AwardNames;
}

/** What one person said and another one has not confirmed yet. */
export function PendingPanel({ title, names }: Props): ReactNode {
  const { importing, recognising, downgrading, ending, annullingNaming, correction, questions } = title;
  const removal = standingRemoval(title);
  const annulment = removal?.annulled === null ? removal.annulment : null;
  return (
    <>
      {importing === null ? null : <Importing importing={importing} title={title} names={names} />}
      {recognising === null ? null : <Recognising recognising={recognising} />}
      {downgrading === null ? null : <Downgrading downgrading={downgrading} title={title} names={names} />}
      {ending === null ? null : <Ending ending={ending} />}
      {annulment === null ? null : <Annulling annulment={annulment} />}
      {annullingNaming === null ? null : <AnnullingNaming annulling={annullingNaming} />}
      {correction === null ? null : <Correction correction={correction} title={title} />}
      {questions.length === 0 ? null : <Questions questions={questions} />}
    </>
  );
}

function Importing({
  importing,
  title,
  names,
}: Props & { readonly importing: NonNullable<Title['importing']> }): ReactNode {
  const { t } = useTranslation('titles');
  const { language } = useLanguage();
  const say = useCodeWords();
  return (
    <Panel title={t('pending.import')} side={say('awardedBy', importing.awardedBy)}>
      <div className="pad">
        <Facts
          of={[
            [t('field.authority'), importing.authority[language]],
            [t('column.grade'), names.grade(pinnedOf(title), importing.grade)],
            [t('field.documentNumber'), importing.documentNumber],
            [t('field.document'), <FileLinks key="document" of={[importing.document]} />],
            [t('field.namedOn'), importing.namedOn],
            [t('field.validUntil'), importing.validUntil ?? t('withoutEnd')],
            [t('column.plaque'), importing.plaqueNumber],
            [t('pending.by'), <OfficerName key="by" of={importing.by} />],
          ]}
        />
      </div>
    </Panel>
  );
}

function Recognising({ recognising }: { readonly recognising: NonNullable<Title['recognising']> }): ReactNode {
  const { t } = useTranslation('titles');
  return (
    <Panel title={t('pending.recognition')}>
      <div className="pad">
        <Facts
          of={[
            [t('pending.predecessor'), recognising.predecessor.name],
            [t('pending.fromTitle'), <TitleLink key="from" id={recognising.fromTitleId} />],
            [t('field.documentNumber'), recognising.documentNumber],
            [t('field.validUntil'), recognising.validity.to ?? t('withoutEnd')],
            [t('column.plaque'), recognising.plaqueNumber],
            [t('pending.by'), <OfficerName key="by" of={recognising.by} />],
          ]}
        />
      </div>
    </Panel>
  );
}

function Downgrading({
  downgrading,
  title,
  names,
}: Props & { readonly downgrading: NonNullable<Title['downgrading']> }): ReactNode {
  const { t } = useTranslation('titles');
  return (
    <Panel title={t('pending.downgrade')}>
      <div className="pad">
        <Facts
          of={[
            [t('pending.gradeNow'), names.grade(pinnedOf(title), title.grade)],
            [t('pending.gradeThen'), names.grade(pinnedOf(title), downgrading.to)],
            [t('reason'), downgrading.reason.text],
            [t('pending.by'), <OfficerName key="by" of={downgrading.by} />],
          ]}
        />
      </div>
    </Panel>
  );
}

function Ending({ ending }: { readonly ending: NonNullable<Title['ending']> }): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  return (
    <Panel title={t('pending.end')}>
      <div className="pad">
        <Facts
          of={[
            [t('reason'), say('endedWhy', ending.why)],
            [t('pending.successor'), ending.successor?.name],
            [t('pending.on'), ending.on],
            [t('pending.by'), <OfficerName key="by" of={ending.by} />],
          ]}
        />
      </div>
    </Panel>
  );
}

function Annulling({
  annulment,
}: {
  readonly annulment: NonNullable<Title['removals'][number]['annulment']>;
}): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  return (
    <Panel title={t('pending.annulment')} side={say('annulledWhy', annulment.why)}>
      <div className="pad">
        <Facts
          of={[
            [t('reason'), annulment.reason.text],
            [t('pending.by'), <OfficerName key="by" of={annulment.by} />],
          ]}
        />
      </div>
    </Panel>
  );
}

function AnnullingNaming({ annulling }: { readonly annulling: NonNullable<Title['annullingNaming']> }): ReactNode {
  const { t } = useTranslation('titles');
  return (
    <Panel title={t('pending.namingAnnulment')}>
      <div className="pad">
        <Facts
          of={[
            [t('reason'), annulling.reason.text],
            [t('pending.by'), <OfficerName key="by" of={annulling.by} />],
          ]}
        />
      </div>
    </Panel>
  );
}

function Correction({
  correction,
  title,
}: {
  readonly correction: NonNullable<Title['correction']>;
  readonly title: Title;
}): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const { field, value } = correction.correction;
  const now = field === 'plaqueNumber' ? title.plaque?.number : title.naming?.documentNumber;
  return (
    <Panel title={t('pending.correction')}>
      <div className="pad">
        <Facts
          of={[
            [say('correctionField', field), `${now ?? '—'} → ${value ?? '—'}`],
            [t('reason'), correction.reason.text],
            [t('pending.by'), <OfficerName key="by" of={correction.proposedBy} />],
          ]}
        />
      </div>
    </Panel>
  );
}

function Questions({ questions }: { readonly questions: Title['questions'] }): ReactNode {
  const { t } = useTranslation('titles');
  return (
    <Panel title={t('pending.questions')}>
      <ul className="rows">
        {questions.map(({ objectionId, reason, by }) => (
          <li key={objectionId} className="work-row">
            <div>
              <Link to={`/notices/objections/${objectionId}`}>{t('pending.objectionUpheld')}</Link>
              <small>
                {' '}
                {reason.text} · <OfficerName of={by} />
              </small>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
