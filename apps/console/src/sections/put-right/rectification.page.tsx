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
  FileLink,
  instantInWords,
  Page,
  Panel,
  PastBanner,
  ProgrammeLink,
  RecordPanel,
  useCodeWords,
  usePast,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { CorrectionsPanel } from './corrections.js';
import { IndicatorName } from './indicator-choice.js';
import { RectificationActs } from './rectification-acts.js';
import { rectificationCorrections } from './rectification-corrections.js';
import { isOver, toneOfRectification, type Rectification } from './rectification-status.js';
import { Submissions } from './submissions.js';
import { ReasonSaid, Who } from '../../shapes/who.js';

const HISTORY = '/api/plans/v1/rectifications/{id}/history';

export function RectificationPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/plans/v1/rectifications/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(answer) => <Shown rectification={answer} past={past.past} />}</Answered>;
}

function Shown({ rectification, past }: { readonly rectification: Rectification; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('putRight');
  const { id, subject, status } = rectification;
  const of = { id };
  const corrections = rectificationCorrections(rectification);
  return (
    <Page
      title={t('rectificationOf', { subject: subject.name })}
      crumbs={[{ to: '/rectifications', text: t('rectifications') }]}
      chips={<Chips rectification={rectification} />}
      acts={past ? null : <RectificationActs rectification={rectification} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      <Problem rectification={rectification} />
      {status === 'ordered' && rectification.submissions.length === 0 ? null : (
        <Submissions submissions={rectification.submissions} as={{ rectificationId: id }} />
      )}
      <Dealings rectification={rectification} />
      <CorrectionsPanel corrections={corrections} past={past} />
    </Page>
  );
}

function Chips({ rectification }: { readonly rectification: Rectification }): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const { status, due, dueProvisional, serious, unit, overdueTimes, transfer } = rectification;
  return (
    <>
      <Chip tone={toneOfRectification(status)}>{say('rectificationStatus', status)}</Chip>
      <DueChip on={due.lastDay} done={isOver(status) || status === 'submitted'} provisional={dueProvisional} />
      {serious ? <Chip tone="late">{t('serious')}</Chip> : null}
      {overdueTimes === 0 ? null : <Chip tone="late">{t('overdueTimes', { count: overdueTimes })}</Chip>}
      {transfer === null ? null : <Chip tone="late">{t('transferred')}</Chip>}
      {unit === null ? <Chip tone="soon">{t('noUnit')}</Chip> : <Chip>{unit.name}</Chip>}
    </>
  );
}

function Problem({ rectification }: { readonly rectification: Rectification }): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const say = useCodeWords();
  const { id, subject, unit, indicator, evidence, due, rules } = rectification;
  return (
    <Panel title={t('problem')}>
      <div className="pad">
        <Facts
          of={[
            [
              t('what'),
              <span key="what" className="serif as-written">
                {rectification.what ?? t('erased')}
              </span>,
            ],
            [
              t('subject'),
              <Link key="s" to={`/administration/subjects/${subject.id}`}>
                {subject.name}
              </Link>,
            ],
            [t('division'), subject.division.name],
            [t('programme'), <ProgrammeLink key="p" id={rectification.programmeId} />],
            [
              t('indicator'),
              indicator === null ? null : (
                <IndicatorName
                  key="i"
                  programme={rectification.programmeId}
                  version={rectification.version}
                  code={indicator}
                />
              ),
            ],
            [t('source'), <Source key="source" rectification={rectification} />],
            [t('foundOn'), <Day key="found" day={rectification.foundOn} />],
            [t('documentNumber'), rectification.documentNumber],
            [
              t('due'),
              <span key="due" title={due.lastDay}>
                {t('until', { day: dayInWords(due.lastDay, language) })}（
                {t(`within.${due.of}`, { days: due.days, from: dayInWords(due.from, language) })}）
                <div className="muted">{t('overdueFrom', { when: instantInWords(due.dueAt, language) })}</div>
              </span>,
            ],
            [
              t('whenOverdue'),
              say('rectificationOverdue', rules.overdue) +
                (rules.transferTo === null ? '' : `：${rules.transferTo[language]}`),
            ],
            [
              t('unit'),
              unit === null ? null : (
                <Link key="u" to={`/administration/units/${unit.id}`}>
                  {unit.name}
                </Link>
              ),
            ],
            [
              t('orderedBy'),
              <Who key="by" of={rectification.orderedBy} at={rectification.orderedAt} late={rectification} />,
            ],
            [
              t('files'),
              evidence.length === 0
                ? null
                : evidence.map((file) => (
                    <div key={file.fileId}>
                      <FileLink context="plans" file={file} among={evidence} as={{ rectificationId: id }} />
                    </div>
                  )),
            ],
          ]}
        />
      </div>
    </Panel>
  );
}

const SOURCES: Readonly<Partial<Record<Rectification['source']['kind'], string>>> = {
  complaint: '/complaints',
  followUp: '/follow-ups',
};

function Source({ rectification: { source } }: { readonly rectification: Rectification }): ReactNode {
  const say = useCodeWords();
  const place = SOURCES[source.kind];
  const said = say('rectificationSource', source.kind);
  return (
    <>
      {place === undefined || source.id === null ? said : <Link to={`${place}/${source.id}`}>{said}</Link>}
      {source.reference === null ? null : ` ${source.reference}`}
    </>
  );
}

/** What was done about it besides what was submitted: units named, signed for, checked, handed over, closed. */
function Dealings({ rectification }: { readonly rectification: Rectification }): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const { unitChanges, signatures, checks, transfer, closure, withdrawal } = rectification;
  const said: { readonly at: string; readonly node: ReactNode }[] = [
    ...unitChanges.map((change) => ({
      at: change.at,
      node: (
        <>
          {change.was === null
            ? t('unitNamed', { unit: change.unit.name })
            : t('unitChanged', { was: change.was.name, unit: change.unit.name })}
          <div className="muted">
            <Who of={change.assignedBy} at={change.at} late={change} />
          </div>
          <ReasonSaid reason={change.reason} />
        </>
      ),
    })),
    ...signatures.map((signature) => ({
      at: signature.at,
      node: (
        <>
          {t('signedFor', { unit: signature.unit.name })}
          <div className="muted">
            <Who of={signature.signedBy} at={signature.at} late={signature} />
          </div>
        </>
      ),
    })),
    ...checks.map((check) => ({
      at: check.at,
      node: (
        <>
          <Chip tone={check.result === 'approve' ? 'ok' : 'back'}>
            {t(check.result === 'approve' ? 'checkedFine' : 'checkedNot')}
          </Chip>{' '}
          {check.onTheSpot
            ? t('onTheSpot')
            : t('ofSubmission', { nth: check.submission ?? 0, count: check.reviewed.length })}
          <div className="muted">
            <Who of={check.checkedBy} at={check.at} late={check} />
          </div>
          <ReasonSaid reason={check.reason} />
          {check.due === null ? null : <div>{t('newDue', { day: dayInWords(check.due.lastDay, language) })}</div>}
        </>
      ),
    })),
    ...(transfer === null
      ? []
      : [
          {
            at: transfer.at,
            node: (
              <>
                {t('transferredTo', { to: transfer.to[language] })}
                {transfer.documentNumber === null ? null : `，${transfer.documentNumber}`}
                <div className="muted">
                  <Who of={transfer.transferredBy} at={transfer.at} late={transfer} />
                </div>
                <ReasonSaid reason={transfer.reason} />
              </>
            ),
          },
        ]),
    ...(closure === null
      ? []
      : [
          {
            at: closure.at,
            node: (
              <>
                <Chip tone="ok">{t('closed')}</Chip> <Day day={closure.closedOn} />
                <div className="muted">
                  <Who of={closure.closedBy} at={closure.at} late={closure} />
                </div>
              </>
            ),
          },
        ]),
    ...(withdrawal === null
      ? []
      : [
          {
            at: withdrawal.at,
            node: (
              <>
                <Chip>{t('withdrawn')}</Chip>
                <div className="muted">
                  <Who of={withdrawal.withdrawnBy} at={withdrawal.at} late={withdrawal} />
                </div>
                <ReasonSaid reason={withdrawal.reason} />
              </>
            ),
          },
        ]),
  ];
  if (said.length === 0) return null;
  return (
    <Panel title={t('dealings')}>
      <ul className="said">
        {said
          .sort((a, b) => b.at.localeCompare(a.at))
          .map(({ at, node }, index) => (
            <li key={`${at}-${index}`}>{node}</li>
          ))}
      </ul>
    </Panel>
  );
}
