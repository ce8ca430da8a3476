import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Body } from '../../api/client.js';
import {
  ActDialog,
  Answered,
  Chip,
  Facts,
  instantInFull,
  MayActs,
  Page,
  Panel,
  PastBanner,
  ReasonFields,
  ReasonSaid,
  RecordPanel,
  SubjectChoice,
  useCodeWords,
  usePast,
  Who,
} from '../../shapes/index.js';
import { MomentField, toneOfIncident, type Incident } from './incident-list.page.js';
import { KindField, useKindName } from './kinds.js';
import { CorrectionsPanel, ReportedBy, useActsAbout, WhyField, Withdrawn } from './reported.js';

const HISTORY = '/api/assessments/v1/incidents/{id}/history';

export function IncidentPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/assessments/v1/incidents/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(answer) => <Shown incident={answer} past={past.past} />}</Answered>;
}

function Shown({ incident, past }: { readonly incident: Incident; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useCodeWords();
  const { id, subject, kind, status, source, verification, withdrawal } = incident;
  const of = { id };
  const named = useKindName('incidents');
  return (
    <Page
      title={`${subject.name} · ${named(kind)}`}
      crumbs={[{ to: '/incidents', text: t('incidents') }]}
      chips={<Chip tone={toneOfIncident(status)}>{say('incidentStatus', status)}</Chip>}
      acts={past ? null : <IncidentActs incident={incident} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
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
              [t('kind'), named(kind)],
              [t('occurredAt'), instantInFull(incident.occurredAt)],
              [t('reportedBy'), <ReportedBy key="b" source={source} at={incident.reportedAt} />],
              [t('reference'), incident.reference],
              [
                t('check'),
                verification === null ? null : (
                  <span key="v">
                    <Who of={verification.by} at={verification.at} />
                    <ReasonSaid reason={verification.reason} />
                  </span>
                ),
              ],
              [t('withdrawal'), withdrawal === null ? null : <Withdrawn key="wi" {...withdrawal} />],
            ]}
          />
        </div>
      </Panel>
      <CorrectionsPanel
        of={incident.corrections}
        inWords={({ subject: about, kind: of, occurredAt }) =>
          `${about.name} · ${named(of)} · ${instantInFull(occurredAt)}`
        }
      />
    </Page>
  );
}

function IncidentActs({ incident }: { readonly incident: Incident }): ReactNode {
  const { t } = useTranslation('complaints');
  const { id, subject } = incident;
  const { about, shown } = useActsAbout(id, subject);
  return (
    <MayActs
      may={incident.may}
      acts={[
        {
          act: 'verify',
          label: t('acts.verifyIncident'),
          dialog: (close) => (
            <ActDialog<object>
              {...shown(t('acts.verifyIncident'), close)}
              consequence={t('verifyIncidentConsequence')}
              send={(_values, key) =>
                done(api.POST('/api/assessments/v1/incidents/{id}/verification', { params: about(key) }))
              }
            />
          ),
        },
        {
          act: 'findUnfounded',
          label: t('acts.findUnfounded'),
          dialog: (close) => (
            <ActDialog<Body<'/api/assessments/v1/incidents/{id}/unfounded'>>
              {...shown(t('acts.findUnfounded'), close)}
              danger
              send={(body, key) =>
                done(api.POST('/api/assessments/v1/incidents/{id}/unfounded', { params: about(key), body }))
              }
            >
              <ReasonFields codes={['notSo', 'falsePositive', 'duplicate', 'error', 'other']} />
            </ActDialog>
          ),
        },
        {
          act: 'correct',
          label: t('acts.correct'),
          dialog: (close) => (
            <ActDialog<Body<'/api/assessments/v1/incidents/{id}/correction'>>
              {...shown(t('acts.correct'), close)}
              initial={{ subjectId: subject.id, kind: incident.kind, occurredAt: incident.occurredAt }}
              send={(body, key) =>
                done(api.POST('/api/assessments/v1/incidents/{id}/correction', { params: about(key), body }))
              }
            >
              <Form.Item name="subjectId" label={t('subject')} rules={[{ required: true }]}>
                <SubjectChoice />
              </Form.Item>
              <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
                <KindField of="incidents" />
              </Form.Item>
              <Form.Item name="occurredAt" label={t('occurredAt')} rules={[{ required: true }]}>
                <MomentField />
              </Form.Item>
              <WhyField />
            </ActDialog>
          ),
        },
        {
          act: 'withdraw',
          label: t('acts.withdraw'),
          grave: true,
          dialog: (close) => (
            <ActDialog<Body<'/api/assessments/v1/incidents/{id}/withdrawal'>>
              {...shown(t('acts.withdraw'), close)}
              danger
              send={(body, key) =>
                done(api.POST('/api/assessments/v1/incidents/{id}/withdrawal', { params: about(key), body }))
              }
            >
              <WhyField />
            </ActDialog>
          ),
        },
      ]}
    />
  );
}
