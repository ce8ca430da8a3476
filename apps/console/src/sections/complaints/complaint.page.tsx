import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Body } from '../../api/client.js';
import {
  ActDialog,
  Answered,
  Chip,
  Day,
  DayField,
  DueChip,
  Facts,
  filled,
  LateEntryFields,
  MayActs,
  Page,
  Panel,
  PastBanner,
  ReasonFields,
  ReasonSaid,
  RecordPanel,
  SubjectChoice,
  today,
  useCodeWords,
  usePast,
  Who,
} from '../../shapes/index.js';
import { toneOfComplaint, type Complaint } from './complaint-list.page.js';
import { KindsField, useKindName } from './kinds.js';
import { CorrectionsPanel, ReportedBy, useActsAbout, WhyField, Withdrawn } from './reported.js';

const HISTORY = '/api/assessments/v1/complaints/{id}/history';

export function ComplaintPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/assessments/v1/complaints/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(answer) => <Shown complaint={answer} past={past.past} />}</Answered>;
}

function Shown({ complaint, past }: { readonly complaint: Complaint; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useCodeWords();
  const nameOf = useKindName('complaints');
  const { id, subject, status, due, check, rectification, closure, withdrawal, source } = complaint;
  const kinds = (codes: readonly string[]): string => codes.map(nameOf).join('、');
  const of = { id };
  return (
    <Page
      title={t('complaintAbout', { subject: subject.name })}
      crumbs={[{ to: '/complaints', text: t('complaints') }]}
      chips={
        <>
          <Chip tone={toneOfComplaint(status)}>{say('complaintStatus', status)}</Chip>
          {due === null ? null : <DueChip on={due.lastDay} done={status !== 'verified'} />}
          {complaint.overdueSince === null ? null : <Chip tone="late">{t('onlyOverdue')}</Chip>}
        </>
      }
      acts={past ? null : <ComplaintActs complaint={complaint} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      <Panel title={t('facts')}>
        <div className="pad">
          <Facts
            of={[
              [
                t('what'),
                <span key="w" className="serif as-written">
                  {complaint.what ?? t('notShown')}
                </span>,
              ],
              [t('complainant'), complaint.complainant ?? t('notShown')],
              [t('kinds'), kinds(complaint.kinds)],
              [
                t('subject'),
                <Link key="s" to={`/administration/subjects/${subject.id}`}>
                  {subject.name}
                </Link>,
              ],
              [t('division'), subject.division.name],
              [t('receivedOn'), <Day key="r" day={complaint.receivedOn} />],
              [t('registeredBy'), <ReportedBy key="b" source={source} at={complaint.registeredAt} />],
              [t('reference'), complaint.reference],
              [
                t('check'),
                check === null ? null : (
                  <span key="c">
                    <Chip tone={status === 'unfounded' ? 'plain' : 'late'}>
                      {t(status === 'unfounded' ? 'unfounded' : 'verified')}
                    </Chip>{' '}
                    <Who of={check.by} at={check.at} />
                    <ReasonSaid reason={check.reason} />
                  </span>
                ),
              ],
              [t('due'), due === null ? null : <Day key="d" day={due.lastDay} />],
              [
                t('rectification'),
                rectification === null ? null : (
                  <span key="re">
                    <span className="as-written">{rectification.how ?? t('notShown')}</span>
                    <div className="muted">
                      <Who of={rectification.by} at={rectification.at} late={rectification} />
                    </div>
                  </span>
                ),
              ],
              [t('closure'), closure === null ? null : <Who key="cl" of={closure.by} at={closure.at} />],
              [t('withdrawal'), withdrawal === null ? null : <Withdrawn key="wi" {...withdrawal} />],
            ]}
          />
        </div>
      </Panel>
      <CorrectionsPanel
        of={complaint.corrections}
        inWords={({ subject: about, kinds: of, receivedOn }) => `${about.name} · ${kinds(of)} · ${receivedOn}`}
      />
    </Page>
  );
}

function ComplaintActs({ complaint }: { readonly complaint: Complaint }): ReactNode {
  const { t } = useTranslation('complaints');
  const { id, subject } = complaint;
  const { about, shown } = useActsAbout(id, subject);
  return (
    <MayActs
      may={complaint.may}
      acts={[
        {
          act: 'verify',
          label: t('acts.verify'),
          dialog: (close) => (
            <ActDialog<object>
              {...shown(t('acts.verify'), close)}
              consequence={t('verifyConsequence')}
              send={(_values, key) =>
                done(api.POST('/api/assessments/v1/complaints/{id}/verification', { params: about(key) }))
              }
            />
          ),
        },
        {
          act: 'close',
          label: t('acts.close'),
          dialog: (close) => (
            <ActDialog<object>
              {...shown(t('acts.close'), close)}
              consequence={t('closeConsequence')}
              send={(_values, key) =>
                done(api.POST('/api/assessments/v1/complaints/{id}/closure', { params: about(key) }))
              }
            />
          ),
        },
        {
          act: 'rectify',
          label: t('acts.rectify'),
          dialog: (close) => (
            <ActDialog<Body<'/api/assessments/v1/complaints/{id}/rectification'>>
              {...shown(t('acts.rectify'), close)}
              send={(body, key) =>
                done(
                  api.POST('/api/assessments/v1/complaints/{id}/rectification', {
                    params: about(key),
                    body: filled(body),
                  }),
                )
              }
            >
              <Form.Item name="how" label={t('how')} rules={[{ required: true, whitespace: true }]}>
                <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} />
              </Form.Item>
              <LateEntryFields />
            </ActDialog>
          ),
        },
        {
          act: 'findUnfounded',
          label: t('acts.findUnfounded'),
          dialog: (close) => (
            <ActDialog<Body<'/api/assessments/v1/complaints/{id}/unfounded'>>
              {...shown(t('acts.findUnfounded'), close)}
              danger
              send={(body, key) =>
                done(api.POST('/api/assessments/v1/complaints/{id}/unfounded', { params: about(key), body }))
              }
            >
              <ReasonFields codes={['notSo', 'duplicate', 'error', 'other']} />
            </ActDialog>
          ),
        },
        {
          act: 'correct',
          label: t('acts.correct'),
          dialog: (close) => (
            <ActDialog<Body<'/api/assessments/v1/complaints/{id}/correction'>>
              {...shown(t('acts.correct'), close)}
              initial={{ subjectId: subject.id, kinds: complaint.kinds, receivedOn: complaint.receivedOn }}
              send={(body, key) =>
                done(api.POST('/api/assessments/v1/complaints/{id}/correction', { params: about(key), body }))
              }
            >
              <Form.Item name="subjectId" label={t('subject')} rules={[{ required: true }]}>
                <SubjectChoice />
              </Form.Item>
              <Form.Item name="kinds" label={t('kinds')} rules={[{ required: true }]}>
                <KindsField of="complaints" />
              </Form.Item>
              <Form.Item name="receivedOn" label={t('receivedOn')} rules={[{ required: true }]}>
                <DayField latest={today()} />
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
            <ActDialog<Body<'/api/assessments/v1/complaints/{id}/withdrawal'>>
              {...shown(t('acts.withdraw'), close)}
              danger
              send={(body, key) =>
                done(api.POST('/api/assessments/v1/complaints/{id}/withdrawal', { params: about(key), body }))
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
