import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries } from '../../api/client.js';
import {
  Answered,
  Chip,
  Day,
  dayInWords,
  DueChip,
  Empty,
  Facts,
  FileLink,
  Instant,
  instantInWords,
  Page,
  Panel,
  PastBanner,
  ProgrammeLink,
  RecordPanel,
  useCodeWords,
  usePast,
  type Tone,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { EscalationActs } from './escalation-acts.js';
import type { Escalation } from './escalation-list.page.js';
import { ReasonSaid, Who } from '../../shapes/who.js';

const HISTORY = '/api/plans/v1/escalations/{id}/history';
type Step = Escalation['steps'][number];

export function EscalationPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/plans/v1/escalations/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(answer) => <Shown escalation={answer} past={past.past} />}</Answered>;
}

function Shown({ escalation, past }: { readonly escalation: Escalation; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const { id, target, status, waitsFor, unit, lastDay, steps, times } = escalation;
  const of = { id };
  const named = target.heading ?? target.subject?.name ?? say('escalationTarget', target.kind);
  return (
    <Page
      title={t('escalationOf', { target: named })}
      crumbs={[{ to: '/escalations', text: t('escalations') }]}
      chips={
        <>
          <Chip tone={status === 'open' ? 'late' : 'plain'}>{say('escalationStatus', status)}</Chip>
          {waitsFor === null ? null : <Chip tone="soon">{say('escalationWaits', waitsFor)}</Chip>}
          <DueChip on={lastDay} done={status === 'ended'} />
          {times < 2 ? null : <Chip tone="late">{t('overdueTimes', { count: times })}</Chip>}
          {unit === null ? <Chip tone="soon">{t('noUnit')}</Chip> : <Chip>{unit.name}</Chip>}
        </>
      }
      acts={past ? null : <EscalationActs escalation={escalation} named={named} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      <Ladder escalation={escalation} />
      {steps.length === 0 ? (
        <Panel title={t('steps')}>
          <Empty>{t('noSteps')}</Empty>
        </Panel>
      ) : (
        [...steps].reverse().map((step) => <OneStep key={step.step} id={id} step={step} />)
      )}
      <About escalation={escalation} named={named} />
    </Page>
  );
}

/** The steps the programme foresees, each graver than the one before: which were taken, which comes when. */
function Ladder({ escalation: { rules, steps, next } }: { readonly escalation: Escalation }): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const say = useCodeWords();
  return (
    <Panel title={t('ladder')}>
      <div className="pad">
        <ol className="stations" aria-label={t('ladder')}>
          {rules.steps.map((foreseen) => {
            const taken = steps.filter(({ code, status }) => code === foreseen.code && status !== 'dropped').at(-1);
            return (
              <li key={foreseen.code}>
                <Chip tone={taken === undefined ? 'plain' : toneOfStep(taken.status)}>
                  {say('escalationKind', foreseen.kind)}
                  {taken === undefined
                    ? ` · ${t('afterDays', { count: foreseen.afterDays })}`
                    : ` · ${say('escalationStepStatus', taken.status)}`}
                </Chip>
              </li>
            );
          })}
        </ol>
        {next === null ? null : (
          <p className="muted">
            {t('nextStep', {
              step: say('escalationKind', rules.steps.find(({ code }) => code === next.code)?.kind ?? next.code),
              when: instantInWords(next.dueAt, language),
            })}
          </p>
        )}
      </div>
    </Panel>
  );
}

const TONES: Readonly<Record<Step['status'], Tone>> = {
  sent: 'go',
  drafted: 'soon',
  told: 'soon',
  decided: 'late',
  served: 'late',
  dropped: 'plain',
};

function toneOfStep(status: Step['status']): Tone {
  return TONES[status];
}

/** Fact, told, answer, decision, service: in the order things have to happen. */
function OneStep({ id, step }: { readonly id: string; readonly step: Step }): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const say = useCodeWords();
  const { told, stated, decision, service, drop, statement } = step;
  return (
    <Panel
      title={`${t('nthStep', { nth: step.step })} ${say('escalationKind', step.kind)}`}
      side={<Chip tone={toneOfStep(step.status)}>{say('escalationStepStatus', step.status)}</Chip>}
    >
      <div className="pad">
        <Facts
          of={[
            [t('unit'), step.unit?.name],
            [t('drafted'), <Who key="by" of={step.takenBy} at={step.at} />],
            [t('statementTime'), statement === null ? null : t(`days.${statement.of}`, { days: statement.days })],
            [
              t('told'),
              told === null ? null : (
                <>
                  {told.unit.name} <Day day={told.on} />，
                  {t('statementUntil', { day: dayInWords(told.until.lastDay, language) })}
                  <div className="muted">
                    <Who of={told.toldBy} at={told.at} late={told} />
                  </div>
                </>
              ),
            ],
            [
              t('stated'),
              stated.length === 0
                ? told === null
                  ? null
                  : t('nothingStated')
                : stated.map((one) => (
                    <div key={one.at}>
                      <span className="as-written">{one.text ?? t('erased')}</span>
                      <div className="muted">
                        {one.unit.name} <Who of={one.statedBy} at={one.at} late={one} />
                      </div>
                    </div>
                  )),
            ],
            [
              t('decision'),
              decision === null ? null : (
                <>
                  {decision.documentNumber} <Day day={decision.on} />{' '}
                  {decision.document === null ? null : (
                    <FileLink context="plans" file={decision.document} as={{ escalationId: id }} />
                  )}
                  {decision.heard === null ? null : (
                    <div>
                      {t('heard', {
                        told: dayInWords(decision.heard.toldOn, language),
                        until: dayInWords(decision.heard.until, language),
                      })}
                    </div>
                  )}
                  <div className="muted">
                    <Who of={decision.decidedBy} at={decision.at} late={decision} />
                  </div>
                </>
              ),
            ],
            [
              t('service'),
              service === null ? null : (
                <>
                  {say('escalationWay', service.way)} <Day day={service.on} />
                  <div className="muted">
                    <Who of={service.servedBy} at={service.at} late={service} />
                  </div>
                </>
              ),
            ],
            [
              t('dropped'),
              drop === null ? null : (
                <>
                  <Who of={drop.droppedBy} at={drop.at} />
                  <ReasonSaid reason={drop.reason} />
                </>
              ),
            ],
          ]}
        />
      </div>
    </Panel>
  );
}

function About({ escalation, named }: { readonly escalation: Escalation; readonly named: string }): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const say = useCodeWords();
  const { target, end } = escalation;
  const place = target.kind === 'task' ? '/tasks' : '/rectifications';
  return (
    <Panel title={t('facts')}>
      <div className="pad">
        <Facts
          of={[
            [
              say('escalationTarget', target.kind),
              <Link key="t" to={`${place}/${target.id}`}>
                {named}
              </Link>,
            ],
            [
              t('subject'),
              target.subject === null ? null : (
                <Link key="s" to={`/administration/subjects/${target.subject.id}`}>
                  {target.subject.name}
                </Link>
              ),
            ],
            [t('programme'), <ProgrammeLink key="p" id={escalation.programmeId} />],
            [t('division'), escalation.division.name],
            [t('lastDay'), <Day key="d" day={escalation.lastDay} />],
            [t('overdueSince'), instantInWords(escalation.overdueAt, language)],
            [t('openedAt'), <Instant key="o" at={escalation.openedAt} />],
            [
              t('ended'),
              end === null ? null : (
                <>
                  {say('overdueEnd', end.because)} · <Instant at={end.at} />
                </>
              ),
            ],
          ]}
        />
      </div>
    </Panel>
  );
}
