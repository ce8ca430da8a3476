import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Day, DueChip, Facts, OfficerName, Panel, useCodeWords } from '../../shapes/index.js';
import type { AwardNames } from './award-names.js';
import { FileLinks } from './file-links.js';
import { Grounds } from './grounds.js';
import { openTrigger, pinnedOf, standingRemoval, type Removal, type Title, type Trigger } from './title.js';

interface Props {
  readonly title: Title;
  readonly names: AwardNames;
}

/** The decision in hand: fact, rule, told, answer, consequence, appeal, in this order. */
export function DecisionPanel({ title, names }: Props): ReactNode {
  const removal = standingRemoval(title);
  if (title.removalProcedure !== null) return <Proposed title={title} names={names} />;
  if (removal !== undefined && removal.annulled === null && title.status === 'removed') {
    return <Decided title={title} names={names} removal={removal} />;
  }
  const trigger = openTrigger(title);
  if (trigger !== undefined) return <Raised title={title} names={names} trigger={trigger} />;
  return title.readiness === null ? null : <Naming title={title} names={names} readiness={title.readiness} />;
}

function Proposed({ title, names }: Props): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const pinned = pinnedOf(title);
  const procedure = title.removalProcedure;
  if (procedure === null) return null;
  const { proposal, told, statement, answer } = procedure;
  return (
    <Panel title={t('decision.proposed')} side={say('removalCause', proposal.cause)}>
      <div className="pad">
        <Facts
          of={[
            [t('decision.fact'), <Grounds key="fact" of={proposal.grounds} names={names} pinned={pinned} />],
            [t('decision.rule'), <Clause key="rule" clause={proposal.clause} published={proposal.publishedClause} />],
            [
              t('decision.told'),
              told === null ? (
                t('decision.notTold')
              ) : (
                <>
                  <Day day={told.on} /> {say('servedWay', told.way)}
                  {t('semicolon')}
                  {t('decision.statementUntil', { day: told.statementUntil.lastDay })}{' '}
                  <DueChip on={told.statementUntil.lastDay} done={statement !== null} />
                </>
              ),
            ],
            [t('decision.statement'), <Statement key="statement" statement={statement} told={told !== null} />],
            [t('decision.answer'), <Answer key="answer" answer={answer} due={statement !== null} />],
            [t('decision.consequence'), t('decision.consequenceOfRemoval')],
            [t('decision.appeal'), t('decision.appealAfterService')],
          ]}
        />
      </div>
    </Panel>
  );
}

function Decided({ title, names, removal }: Props & { readonly removal: Removal }): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const { removed, served, followUp } = removal;
  const appealUntil = served?.appealUntil ?? removed.appeal.until;
  return (
    <Panel title={t('decision.removed')} side={say('removalMode', removed.mode)}>
      <div className="pad">
        <Facts
          of={[
            [t('decision.fact'), <Grounds key="fact" of={removed.grounds} names={names} pinned={pinnedOf(title)} />],
            [
              t('decision.rule'),
              <>
                <Clause clause={removed.clause} published={removed.publishedClause} />
                {t('semicolon')}
                {removed.authority.name}
              </>,
            ],
            [
              t('decision.told'),
              removed.told === null ? (
                t('decision.byRuleNotTold')
              ) : (
                <>
                  <Day day={removed.told.on} /> {say('servedWay', removed.told.way)}
                </>
              ),
            ],
            [
              t('decision.statement'),
              <Statement key="statement" statement={removed.statement} told={removed.told !== null} />,
            ],
            [t('decision.answer'), <Answer key="answer" answer={removed.answer} due={removed.statement !== null} />],
            [
              t('decision.consequence'),
              <>
                {t('decision.effectiveOn', { day: removed.effectiveOn })}
                {removed.plaqueNumber === null ? null : `${t('semicolon')}${t('decision.plaqueBack')}`}
                {followUp === null ? null : `${t('semicolon')}${t('decision.followUpDue')}`}
                {removed.cascade.map(({ key, of, consequence }) => (
                  <span key={`${key}-${of}`}>
                    {t('semicolon')}
                    {t('decision.cascade', { of: say('cascadeOf', of), key, what: say('consequence', consequence) })}
                  </span>
                ))}
              </>,
            ],
            [
              t('decision.appeal'),
              <>
                {t('decision.appealTo', { to: removed.appeal.to.name, day: appealUntil.lastDay })}{' '}
                <DueChip on={appealUntil.lastDay} done={removal.appeals.length > 0} />
              </>,
            ],
            [t('field.documentNumber'), removed.documentNumber ?? removal.signed?.documentNumber],
            [t('field.minutesNumber'), removed.minutesNumber],
            [
              t('field.document'),
              (removed.document ?? removal.signed?.document) ? (
                <FileLinks of={[removed.document ?? removal.signed?.document]} />
              ) : null,
            ],
          ]}
        />
      </div>
    </Panel>
  );
}

function Raised({ title, names, trigger }: Props & { readonly trigger: Trigger }): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const { raised, confirmedBy } = trigger;
  return (
    <Panel title={t('decision.raised')} side={say('triggerConfirm', raised.confirm)}>
      <div className="pad">
        <Facts
          of={[
            [t('decision.fact'), <Grounds key="fact" of={raised.grounds} names={names} pinned={pinnedOf(title)} />],
            [t('decision.rule'), <Clause key="rule" clause={raised.clause} published={null} />],
            [
              t('decision.confirmed'),
              confirmedBy.length === 0
                ? t('decision.nobodyYet')
                : confirmedBy.map((by) => <OfficerName key={by.personId} of={by} />),
            ],
            [t('decision.until'), raised.due === null ? null : <DueChip key="due" on={raised.due.lastDay} />],
            [t('decision.consequence'), say('consequence', raised.consequence)],
          ]}
        />
      </div>
    </Panel>
  );
}

function Naming({
  title,
  names,
  readiness: { ready, signature },
}: Props & { readonly readiness: NonNullable<Title['readiness']> }): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  return (
    <Panel title={t('decision.naming')} side={say('namingPurpose', ready.purpose)}>
      <div className="pad">
        <Facts
          of={[
            [t('column.grade'), names.grade(pinnedOf(title), ready.grade)],
            [t('decision.resultOn'), ready.resultOn],
            [t('decision.notBefore'), ready.notBefore],
            [t('field.documentNumber'), signature?.documentNumber],
            [t('field.minutesNumber'), signature?.minutesNumber],
          ]}
        />
      </div>
    </Panel>
  );
}

export function Clause({
  clause,
  published,
}: {
  readonly clause: string;
  readonly published: string | null;
}): ReactNode {
  const { t } = useTranslation('titles');
  return (
    <span className="serif">
      {t('decision.clause', { clause })}
      {published === null ? null : t('decision.publishedClause', { clause: published })}
    </span>
  );
}

type Procedure = NonNullable<Title['removalProcedure']>;

function Statement({
  statement,
  told,
}: {
  readonly statement: Pick<NonNullable<Procedure['statement']>, 'text' | 'files' | 'on'> | null;
  readonly told: boolean;
}): ReactNode {
  const { t } = useTranslation('titles');
  if (statement === null) return told ? t('decision.noStatement') : '—';
  return (
    <>
      {statement.text === null ? null : <q className="said">{statement.text}</q>}
      <small>
        <Day day={statement.on} />
      </small>
      <FileLinks of={statement.files} />
    </>
  );
}

function Answer({
  answer,
  due,
}: {
  readonly answer: Pick<NonNullable<Procedure['answer']>, 'answer' | 'on'> | null;
  readonly due: boolean;
}): ReactNode {
  const { t } = useTranslation('titles');
  if (answer === null) return due ? t('decision.notAnswered') : '—';
  return (
    <>
      {answer.answer}{' '}
      <small>
        <Day day={answer.on} />
      </small>
    </>
  );
}
