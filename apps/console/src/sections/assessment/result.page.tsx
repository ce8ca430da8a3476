import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Answer } from '../../api/client.js';
import {
  Act,
  Answered,
  Chip,
  Facts,
  Instant,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  usePast,
  ReasonFields,
  type ReasonValues,
} from '../../shapes/index.js';
import { codeInWords } from '../../records/codes.js';
import { nameOf, type Standard } from '../../standard/definition.js';
import { figure } from '../../standard/exact.js';
import { periodInWords } from '../../standard/period.js';
import { useStandard } from '../../standard/use-standard.js';
import { useLanguage } from '../../words/words.js';
import { idKey } from './acts/keys.js';
import { Officer } from './officer.js';
import { SubjectTrend } from './trend.js';
import { unmetInWords } from './unmet.js';
import { useActs } from '../../standard/use-acts.js';

type Result = Answer<'/api/assessments/v1/results/{id}'>;

const HISTORY = '/api/assessments/v1/results/{id}/history';

export function ResultPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/assessments/v1/results/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(result) => <ResultView result={result} />}</Answered>;
}

function ResultView({ result }: { readonly result: Result }): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const past = usePast();
  const standard = useStandard(result.programme, result.version);
  const acts = useActs(result.may);
  const grade = (code: string): string => nameOf(standard, code, language);
  const of = { id: result.id };
  return (
    <Page
      title={t('result.title', { subject: result.subject.name, grade: grade(result.grade) })}
      crumbs={[
        { to: '/assessment', text: t('rounds.title') },
        {
          to: `/assessment/rounds/${result.roundId}`,
          text: [standard?.names[language], grade(result.roundCode), periodInWords(result.period.key, language)]
            .filter((part) => part !== undefined)
            .join(' · '),
        },
      ]}
      chips={
        <>
          <Chip tone={result.named ? 'title' : result.grade === 'none' ? 'plain' : 'ok'}>{grade(result.grade)}</Chip>
          {result.kind === 'own' ? null : <Chip>{codeInWords('roundKind', result.kind, language)}</Chip>}
          {result.reopened === null ? null : <Chip tone="back">{t('result.reopened')}</Chip>}
        </>
      }
      acts={past.past || !acts.can('reexamine') ? null : <Reexamine result={result} standard={standard} />}
      aside={
        <>
          <Panel title={t('result.facts')}>
            <div className="pad">
              <ResultFacts result={result} standard={standard} />
            </div>
          </Panel>
          <RecordPanel history={HISTORY} of={of} />
        </>
      }
    >
      <PastBanner history={HISTORY} of={of} />
      <Panel title={t('result.why')}>
        <div className="pad">
          {result.missed.length === 0 ? (
            t('result.whyBest')
          ) : (
            <ul className="steps">
              {[...result.missed].reverse().map((missed) => (
                <li key={missed.grade}>{unmetInWords(missed, standard, language, t)}</li>
              ))}
            </ul>
          )}
        </div>
      </Panel>
      <Panel title={t('result.trend')}>
        <SubjectTrend
          subjectId={result.subject.id}
          programmeId={result.programme}
          roundCode={result.roundCode}
          standard={standard}
        />
      </Panel>
      {result.reexaminations.length === 0 ? null : (
        <Panel title={t('result.reexaminations')}>
          <ul className="rows">
            {result.reexaminations.map((one) => (
              <li key={one.at} className="work-row">
                <div>
                  <span className="what">
                    {one.from === null
                      ? t('result.stood')
                      : t('result.was', { grade: grade(one.from.grade), total: figure(one.from.total) })}
                  </span>
                  <small>{one.reason.text}</small>
                </div>
                <small>
                  <Instant at={one.at} /> <Officer of={one.by} />
                </small>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  );
}

function ResultFacts({
  result,
  standard,
}: {
  readonly result: Result;
  readonly standard: Standard | undefined;
}): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  return (
    <Facts
      of={[
        [
          t('result.total'),
          result.total === null ? null : t('result.totalOf', { total: figure(result.total), of: figure(result.of) }),
        ],
        [
          t('result.rank'),
          result.rank === null ? null : t('result.rankOf', { rank: result.rank, ranked: result.ranked ?? '—' }),
        ],
        [t('result.stars'), result.stars],
        [t('result.named'), t(result.named ? 'result.yes' : 'result.no')],
        [
          t('result.previous'),
          result.previous === null
            ? null
            : `${nameOf(standard, result.previous.grade, language)} ${figure(result.previous.total)}`,
        ],
        [
          t('result.sheet'),
          <Link key="sheet" to={`/assessment/sheets/${result.sheetId}`}>
            {t('result.openSheet')}
          </Link>,
        ],
        [
          t('result.application'),
          result.applicationId === null ? null : (
            <Link key="application" to={`/applications/${result.applicationId}`}>
              {t('result.openApplication')}
            </Link>
          ),
        ],
        [
          t('result.titles'),
          <Link key="titles" to={`/titles?subjectId=${result.subject.id}`}>
            {t('result.openTitles')}
          </Link>,
        ],
        [
          t('result.countsIn'),
          result.countsIn
            .map(({ code, of: counted }) => `${code} · ${codeInWords('countedFor', counted, language)}`)
            .join(t('joint')),
        ],
        [t('result.facts'), <Instant key="graded" at={result.gradedAt} />],
      ]}
    />
  );
}

/** Shows what it would come to before anybody decides. */
function Reexamine({
  result,
  standard,
}: {
  readonly result: Result;
  readonly standard: Standard | undefined;
}): ReactNode {
  const { t } = useTranslation('assessment');
  return (
    <Act<ReasonValues>
      label={t('result.reexamine')}
      primary
      consequence={<Preview result={result} standard={standard} />}
      send={({ reason }, key) =>
        done(api.POST('/api/assessments/v1/results/{id}/reexamination', { ...idKey(result.id, key), body: { reason } }))
      }
    >
      <ReasonFields codes={['resultChanged', 'error', 'other']} />
    </Act>
  );
}

function Preview({
  result,
  standard,
}: {
  readonly result: Result;
  readonly standard: Standard | undefined;
}): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const query = queries.useQuery('get', '/api/assessments/v1/results/{id}/reexamination', {
    params: { path: { id: result.id } },
  });
  return (
    <>
      <p>{t('result.reexamineAbout')}</p>
      <Answered query={query}>
        {({ stands, would, others }) => (
          <>
            <Facts
              of={[
                [t('result.stands'), `${nameOf(standard, stands.grade, language)} · ${figure(stands.total)}`],
                [t('result.would'), `${nameOf(standard, would.grade, language)} · ${figure(would.total)}`],
              ]}
            />
            {others.count === 0 ? null : <p>{t('result.others', { count: others.count })}</p>}
          </>
        )}
      </Answered>
    </>
  );
}
