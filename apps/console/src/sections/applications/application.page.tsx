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
  Facts,
  Instant,
  Page,
  Panel,
  PastBanner,
  ProgrammeLink,
  RecordPanel,
  useCodeWords,
  useDefinition,
  useProgrammeNames,
  usePast,
  Who,
  type Tone,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { useSpeech } from '../../standard/use-speech.js';
import { RuleWords } from '../programmes/rule-words.js';
import { ApplicationActs } from './application-acts.js';
import { ApplicationDealings } from './application-dealings.js';
import { toneOfApplication } from './application-list.page.js';
import { sinceOf, stationsOf, type Application, type Standing } from './chain.js';
import { Gate } from './new-application.js';

const HISTORY = '/api/assessments/v1/applications/{id}/history';

export function ApplicationPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/assessments/v1/applications/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(answer) => <Shown application={answer} past={past.past} />}</Answered>;
}

function Shown({ application, past }: { readonly application: Application; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('applications');
  const say = useCodeWords();
  const programme = useProgrammeNames();
  const { id, subject, status, due } = application;
  const of = { id };
  return (
    <Page
      title={t('applicationOf', { subject: subject.name, programme: programme(application.programme) })}
      crumbs={[{ to: '/applications', text: t('applications') }]}
      chips={
        <>
          <Chip tone={toneOfApplication(status)}>{say('applicationStatus', status)}</Chip>
          {due === null ? null : <DueChip on={due.lastDay} done={status !== 'atLevel' && status !== 'returned'} />}
          {application.again ? <Chip tone="soon">{t('again')}</Chip> : null}
          <Chip>{say('applicationFiledBy', application.filedBy)}</Chip>
        </>
      }
      acts={past ? null : <ApplicationActs application={application} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      <Line application={application} />
      <Conditions application={application} past={past} />
      <ApplicationDealings application={application} />
      <About application={application} />
    </Page>
  );
}

const TONES: Readonly<Record<Standing, Tone>> = {
  passed: 'ok',
  here: 'soon',
  returned: 'back',
  rejected: 'late',
  held: 'late',
  ahead: 'plain',
};

/** The review chain: where it is, who holds it, since when, and what the clock says. */
function Line({ application }: { readonly application: Application }): ReactNode {
  const { t } = useTranslation('applications');
  const { language } = useLanguage();
  const say = useCodeWords();
  const definition = useDefinition(application.programme, application.version);
  const { waitsFor, due, status, subject, heldFor, resumesOn } = application;
  const named = (code: string): string =>
    definition?.application?.chain.find((level) => level.code === code)?.names[language] ?? code;
  const holder = waitsFor === null ? null : `${say('level', waitsFor.at)} ${say('personRole', waitsFor.actedBy)}`;
  return (
    <Panel title={t('chain')}>
      <div className="pad">
        <ol className="stations" aria-label={t('chain')}>
          {stationsOf(application).map(({ level, standing }) => (
            <li key={level.code} aria-current={standing === 'here' ? 'step' : undefined}>
              <Chip tone={TONES[standing]}>
                {named(level.code)} {t(`standing.${standing}`)}
              </Chip>
            </li>
          ))}
        </ol>
        <Facts
          of={[
            [t('heldBy'), status === 'returned' ? `${subject.name}（${t('toBeCompleted')}）` : holder],
            [t('since'), <Instant key="since" at={sinceOf(application)} />],
            [
              t('due'),
              due === null ? null : (
                <span key="due" title={due.lastDay}>
                  {t('until', { day: dayInWords(due.lastDay, language) })}（
                  {t(`within.${due.of}`, { days: due.days, from: dayInWords(due.from, language) })}）
                </span>
              ),
            ],
            [
              t('onHold'),
              heldFor === null ? null : (
                <>
                  {t('heldFor')} <Link to={`/follow-ups?removalId=${heldFor}`}>{t('lookAtFollowUp')}</Link>
                </>
              ),
            ],
            [t('resumesOn'), resumesOn === null ? null : <Day key="r" day={resumesOn} />],
          ]}
        />
      </div>
    </Panel>
  );
}

/** What the programme asks of who applies, what was met, and on what it was seen. */
function Conditions({ application, past }: { readonly application: Application; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('applications');
  const { t: rules } = useTranslation('programmes');
  const speech = useSpeech();
  const { language } = speech;
  const definition = useDefinition(application.programme, application.version);
  const words = definition === undefined ? undefined : new RuleWords(rules, speech, definition);
  const asked = application.again ? definition?.application?.reapply : definition?.application?.conditions;
  const refused = application.may?.['approve'];
  return (
    <Panel title={application.again ? t('conditionsAgain') : t('conditions')}>
      <div className="pad">
        {past ? null : <Gate subject={application.subject.id} programme={application.programme} />}
        {refused !== undefined && refused !== true && refused.code === 'APPLICATION.CONDITIONS_NOT_MET' ? (
          <p role="alert">{refused[language]}</p>
        ) : null}
        {application.conditions.length === 0 ? <p>{t('noConditions')}</p> : null}
      </div>
      <ul className="said">
        {application.conditions.map(({ condition, met, seen }) => {
          const said = asked?.[condition];
          return (
            <li key={condition}>
              <Chip tone={met ? 'ok' : 'late'}>{t(met ? 'met' : 'unmet')}</Chip>{' '}
              {said === undefined || words === undefined
                ? t('nthCondition', { nth: condition + 1 })
                : words.condition(said)}
              {seen.length === 0 ? null : <small className="muted"> · {t('seen', { count: seen.length })}</small>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function About({ application }: { readonly application: Application }): ReactNode {
  const { t } = useTranslation('applications');
  const say = useCodeWords();
  const { subject, filer, statement } = application;
  return (
    <Panel title={t('facts')}>
      <div className="pad">
        <Facts
          of={[
            [
              t('subject'),
              <Link key="s" to={`/administration/subjects/${subject.id}`}>
                {subject.name}
              </Link>,
            ],
            [t('division'), subject.division.name],
            [t('programme'), <ProgrammeLink key="p" id={application.programme} />],
            [t('filedBy'), say('applicationFiledBy', application.filedBy)],
            [t('filedOn'), <Day key="d" day={application.filedOn} />],
            [
              t('filer'),
              filer === null ? null : <Who key="f" of={filer} at={application.recordedAt} late={application} />,
            ],
            [
              t('statement'),
              statement === null ? null : (
                <span key="st" className="serif as-written">
                  {statement}
                </span>
              ),
            ],
          ]}
        />
      </div>
    </Panel>
  );
}
