import { Button, Checkbox, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Answer, type Body } from '../../api/client.js';
import { codeInWords } from '../../records/codes.js';
import {
  Act,
  Answered,
  Chip,
  DueChip,
  Facts,
  filled,
  Instant,
  instantInWords,
  LateEntryFields,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  usePast,
  ReasonFields,
  type ReasonValues,
} from '../../shapes/index.js';
import { nameOf, type Standard } from '../../standard/definition.js';
import { periodInWords } from '../../standard/period.js';
import { useStandard } from '../../standard/use-standard.js';
import { useLanguage } from '../../words/words.js';
import { idKey } from './acts/keys.js';
import { AveragesPanel } from './averages.js';
import { Officer } from './officer.js';
import { Ranking } from './ranking.js';
import { RoundSheets } from './round-sheets.js';
import { TiesPanel } from './ties.js';
import { roundTones } from './tones.js';
import { useActs } from '../../standard/use-acts.js';

export type Round = Answer<'/api/assessments/v1/rounds/{id}'>;

const HISTORY = '/api/assessments/v1/rounds/{id}/history';

export function RoundPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/assessments/v1/rounds/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(round) => <RoundView round={round} />}</Answered>;
}

function RoundView({ round }: { readonly round: Round }): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const past = usePast();
  const standard = useStandard(round.programme, round.version);
  const of = { id: round.id };
  const over = round.status === 'concluded' || round.status === 'cancelled';
  const name = nameOf(standard, round.roundCode, language);
  return (
    <Page
      title={[standard?.names[language], name, periodInWords(round.period.key, language)]
        .filter((part) => part !== undefined)
        .join(' · ')}
      crumbs={[{ to: '/assessment', text: t('rounds.title') }]}
      about={`${round.division.name} · ${round.period.from} – ${round.period.to}`}
      chips={
        <>
          <Chip tone={roundTones[round.status]}>{codeInWords('roundStatus', round.status, language)}</Chip>
          <Chip>{codeInWords('roundForm', round.form, language)}</Chip>
          {round.kind === 'own' ? null : <Chip>{codeInWords('roundKind', round.kind, language)}</Chip>}
          <DueChip on={round.due.lastDay} done={over} provisional={round.due.calendar === null} />
          {round.overdueSince === null || over ? null : (
            <Chip tone="late">{t('round.overdueSince', { when: instantInWords(round.overdueSince, language) })}</Chip>
          )}
        </>
      }
      acts={past.past ? null : <RoundActs round={round} />}
      aside={
        <>
          <Panel title={t('round.facts')}>
            <div className="pad">
              <RoundFacts round={round} standard={standard} />
            </div>
          </Panel>
          {round.conclusion === null ? null : <AveragesPanel roundId={round.id} standard={standard} />}
          <RecordPanel history={HISTORY} of={of} />
        </>
      }
    >
      <PastBanner history={HISTORY} of={of} />
      <TiesPanel round={round} />
      {round.conclusion === null && round.status !== 'closing' && round.status !== 'tied' ? null : (
        <Ranking round={round} standard={standard} />
      )}
      <RoundSheets round={round} />
    </Page>
  );
}

function RoundActs({ round }: { readonly round: Round }): ReactNode {
  const { t } = useTranslation('assessment');
  const acts = useActs(round.may);
  return (
    <>
      {round.conclusion === null ? null : (
        <Link to={`/assessment/rounds/${round.id}/what-if`}>
          <Button tabIndex={-1}>{t('round.whatIf')}</Button>
        </Link>
      )}
      {acts.can('cancel') ? (
        <Act<ReasonValues>
          label={t('round.cancel')}
          danger
          send={({ reason }, key) =>
            done(
              api.POST('/api/assessments/v1/rounds/{id}/cancellation', { ...idKey(round.id, key), body: { reason } }),
            )
          }
        >
          <ReasonFields codes={['error', 'duplicate', 'other']} />
        </Act>
      ) : null}
      {acts.can('close') ? (
        <Act<Pick<Body<'/api/assessments/v1/rounds/{id}/closure'>, 'lateEntry'> & { readonly leaveOut?: boolean }>
          label={t('round.close')}
          primary
          consequence={t('round.closeAbout')}
          send={({ leaveOut, ...values }, key) =>
            done(
              api.POST('/api/assessments/v1/rounds/{id}/closure', {
                ...idKey(round.id, key),
                body: { ...filled(values), ...(leaveOut === true ? { unfinished: 'leaveOut' } : {}) },
              }),
            )
          }
        >
          <Form.Item name="leaveOut" valuePropName="checked">
            <Checkbox>{t('round.leaveOut')}</Checkbox>
          </Form.Item>
          <LateEntryFields />
        </Act>
      ) : null}
    </>
  );
}

function RoundFacts({
  round,
  standard,
}: {
  readonly round: Round;
  readonly standard: Standard | undefined;
}): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  return (
    <Facts
      of={[
        [
          t('round.standard'),
          <Link key="standard" to={`/programmes/${round.programme}`}>
            {standard?.names[language]} {t('round.version', { version: round.version })}
          </Link>,
        ],
        [
          t('round.plan'),
          round.plan === null ? null : (
            <Link key="plan" to={`/plans/${round.plan.id}`}>
              {t('round.openPlan')}
            </Link>
          ),
        ],
        [
          t('round.application'),
          round.applicationId === null ? null : (
            <Link key="application" to={`/applications/${round.applicationId}`}>
              {t('result.openApplication')}
            </Link>
          ),
        ],
        [t('round.openedBy'), round.openedBy === null ? t('round.bySystem') : <Officer key="by" of={round.openedBy} />],
        [t('rounds.opened'), <Instant key="opened" at={round.openedAt} />],
        [t('round.subjects'), round.subjects?.count],
        [t('round.assessors'), round.assessors === null ? null : t('round.assessorsEach', { count: round.assessors })],
        [t('round.decides'), t(round.decides ? 'round.decidesYes' : 'round.decidesNo')],
        [
          t('round.closedAt'),
          round.closure === null ? null : (
            <span key="closed">
              <Instant at={round.closure.at} /> <Officer of={round.closure.closedBy} />
              <br />
              {t('round.unfinished', { sheets: round.closure.sheets, count: round.closure.unfinished })}
            </span>
          ),
        ],
        [
          t('round.conclusion'),
          round.conclusion === null
            ? null
            : round.conclusion.grades
                .map(({ grade, count }) => t('round.grades', { grade: nameOf(standard, grade, language), count }))
                .join(t('joint')),
        ],
        [
          t('rounds.status'),
          round.cancellation === null ? null : t('round.cancelled', { why: round.cancellation.reason.text ?? '' }),
        ],
      ]}
    />
  );
}
