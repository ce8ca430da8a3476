import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries } from '../../api/client.js';
import { codeInWords } from '../../records/codes.js';
import {
  Act,
  Answered,
  Chip,
  Facts,
  FilesField,
  Instant,
  Page,
  Panel,
  PastBanner,
  PersonName,
  RecordPanel,
  usePast,
  type StoredFile,
  ReasonFields,
  type ReasonGiven,
} from '../../shapes/index.js';
import { boundFor } from '../../standard/rule-in-words.js';
import { useActs } from '../../standard/use-acts.js';
import { useStandard } from '../../standard/use-standard.js';
import { groupName } from '../../standard/value-in-words.js';
import { useLanguage } from '../../words/words.js';
import { CountFields, type Counts } from './count-fields.js';
import { GroupRates } from './group-rates.js';
import { type Survey } from './survey-acts.js';

const HISTORY = '/api/assessments/v1/surveys/{id}/history';

export function SurveyPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/assessments/v1/surveys/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(survey) => <SurveyView survey={survey} />}</Answered>;
}

function SurveyView({ survey }: { readonly survey: Survey }): ReactNode {
  const { t } = useTranslation('surveys');
  const { language } = useLanguage();
  const past = usePast();
  const sheet = queries.useQuery('get', '/api/assessments/v1/sheets/{id}', {
    params: { path: { id: survey.sheetId } },
  });
  const standard = useStandard(sheet.data?.programme, sheet.data?.version);
  const indicator = standard?.indicators.get(survey.indicator);
  const bar = indicator === undefined ? null : boundFor(indicator, sheet.data?.subject.class ?? null);
  const name = groupName(indicator, language);
  const measure = codeInWords('surveyMeasure', survey.measure, language);
  const of = { id: survey.id };
  return (
    <Page
      title={t('of', { subject: sheet.data?.subject.name ?? t('name'), measure })}
      crumbs={[{ to: '/surveys', text: t('title') }]}
      about={`${survey.from} – ${survey.to} · ${survey.way}`}
      chips={
        <Chip tone={survey.status === 'open' ? 'go' : 'ok'}>
          {codeInWords('surveyStatus', survey.status, language)}
        </Chip>
      }
      acts={past.past ? null : <SurveyActs survey={survey} name={name} />}
      aside={
        <>
          <Panel title={t('name')}>
            <div className="pad">
              <Facts
                of={[
                  [t('indicator'), indicator?.names[language] ?? survey.indicator],
                  [t('way'), survey.way],
                  [
                    t('by'),
                    <span key="by">
                      {survey.by.unit?.name} <PersonName id={survey.by.personId} />
                    </span>,
                  ],
                  [
                    t('sheet'),
                    <Link key="sheet" to={`/assessment/sheets/${survey.sheetId}`}>
                      {t('openSheet')}
                    </Link>,
                  ],
                ]}
              />
            </div>
          </Panel>
          <RecordPanel history={HISTORY} of={of} />
        </>
      }
    >
      <PastBanner history={HISTORY} of={of} />
      {survey.proposal === null ? null : <Proposal survey={survey} name={name} past={past.past} />}
      <GroupRates survey={survey} indicator={indicator} bar={bar} />
      {survey.corrections.length === 0 ? null : (
        <Panel title={t('corrections')}>
          <ul className="rows">
            {survey.corrections.map((one) => (
              <li key={one.correctionId} className="work-row">
                <div>
                  <span className="what">
                    {name(one.group)}：{t('counts', one.was)} → {t('counts', one)}
                  </span>
                  <small>{one.reason.text}</small>
                </div>
                <Instant at={one.at} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  );
}

interface PartProps {
  readonly survey: Survey;
  readonly name: (group: string) => string;
}

function keyed(id: string, key: string) {
  return { params: { path: { id }, header: { 'Idempotency-Key': key } } };
}

function SurveyActs({ survey, name }: PartProps): ReactNode {
  const { t } = useTranslation('surveys');
  const acts = useActs(survey.may);
  const groups = survey.frame.map(({ group }) => ({ value: group, label: name(group) }));
  return (
    <>
      {acts.shown('correct') ? (
        <Act<Counts & { reason: ReasonGiven }>
          label={t('correct')}
          {...acts.of('correct')}
          consequence={t('twoPeople')}
          send={(values, key) =>
            done(api.POST('/api/assessments/v1/surveys/{id}/corrections', { ...keyed(survey.id, key), body: values }))
          }
        >
          <CountFields groups={groups} />
          <ReasonFields codes={['miscounted', 'typo', 'error', 'other']} />
        </Act>
      ) : null}
      {acts.shown('close') ? (
        <Act
          label={t('close')}
          {...acts.of('close')}
          consequence={t('closeAbout')}
          send={(_values, key) => done(api.POST('/api/assessments/v1/surveys/{id}/closure', keyed(survey.id, key)))}
        />
      ) : null}
      {acts.shown('recordAnswers') ? (
        <Act<Counts & { files: readonly StoredFile[] }>
          label={t('record')}
          {...acts.of('recordAnswers')}
          primary
          consequence={t('recordAbout')}
          send={({ files, ...counts }, key) =>
            done(
              api.POST('/api/assessments/v1/surveys/{id}/answers', {
                ...keyed(survey.id, key),
                body: { ...counts, fileId: files[0]?.id ?? '' },
              }),
            )
          }
        >
          <CountFields groups={groups} />
          <Form.Item name="files" label={t('source')} rules={[{ required: true }]}>
            <FilesField context="assessments" most={1} />
          </Form.Item>
        </Act>
      ) : null}
    </>
  );
}

/** What one proposed: fact, who, consequence; another person decides. */
function Proposal({ survey, name, past }: PartProps & { readonly past: boolean }): ReactNode {
  const { t } = useTranslation('surveys');
  const acts = useActs(survey.may);
  const { proposal } = survey;
  if (proposal === null) return null;
  const was = survey.answers.find(({ group }) => group === proposal.group);
  const path = { id: survey.id, correctionId: proposal.correctionId };
  return (
    <Panel title={t('pending')}>
      <div className="pad">
        <Facts
          of={[
            [t('group'), name(proposal.group)],
            [t('was'), was === undefined ? null : t('counts', was)],
            [t('proposed'), t('counts', proposal)],
            [t('proposedBy'), <PersonName key="by" id={proposal.proposedBy.personId} />],
          ]}
        />
        <q>{proposal.reason.text}</q>
        {past ? null : (
          <div className="act-row">
            {acts.shown('confirmCorrection') ? (
              <Act
                label={t('confirm')}
                {...acts.of('confirmCorrection')}
                primary
                consequence={t('consequence')}
                send={(_values, key) =>
                  done(
                    api.POST('/api/assessments/v1/surveys/{id}/corrections/{correctionId}/confirmation', {
                      params: { path, header: { 'Idempotency-Key': key } },
                    }),
                  )
                }
              />
            ) : null}
            {acts.shown('declineCorrection') ? (
              <Act<{ reason: ReasonGiven }>
                label={t('decline')}
                {...acts.of('declineCorrection')}
                send={({ reason }, key) =>
                  done(
                    api.POST('/api/assessments/v1/surveys/{id}/corrections/{correctionId}/decline', {
                      params: { path, header: { 'Idempotency-Key': key } },
                      body: { reason },
                    }),
                  )
                }
              >
                <ReasonFields codes={['notSo', 'error', 'other']} />
              </Act>
            ) : null}
          </div>
        )}
      </div>
    </Panel>
  );
}
