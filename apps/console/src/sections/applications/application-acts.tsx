import { Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import {
  ActDialog,
  CodeChoice,
  filled,
  LateEntryFields,
  MayActs,
  ReasonFields,
  useDefinition,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { levelAt, type Application } from './chain.js';

interface DialogProps {
  readonly application: Application;
  readonly close: () => void;
}

type Late = Pick<Body<'/api/assessments/v1/applications/{id}/approvals'>, 'lateEntry'>;

function sent(id: string, key: string): { path: { id: string }; header: { 'Idempotency-Key': string } } {
  return { path: { id }, header: { 'Idempotency-Key': key } };
}

export function ApplicationActs({ application }: { readonly application: Application }): ReactNode {
  const { t } = useTranslation('applications');
  return (
    <>
      <MayActs
        may={application.may}
        acts={[
          {
            act: 'resume',
            label: t('acts.resume'),
            dialog: (close) => (
              <ActDialog<object>
                label={t('acts.resume')}
                said={t('said')}
                close={close}
                consequence={t('resumeConsequence')}
                send={(_values, key) =>
                  done(
                    api.POST('/api/assessments/v1/applications/{id}/resumption', { params: sent(application.id, key) }),
                  )
                }
              />
            ),
          },
          {
            act: 'accept',
            label: t('acts.accept'),
            dialog: (close) => <PassDialog {...{ application, close }} accepts />,
          },
          {
            act: 'approve',
            label: t('acts.approve'),
            dialog: (close) => <PassDialog {...{ application, close }} accepts={false} />,
          },
          { act: 'file', label: t('acts.file'), dialog: (close) => <FileDialog {...{ application, close }} /> },
          {
            act: 'resubmit',
            label: t('acts.resubmit'),
            dialog: (close) => <ResubmitDialog {...{ application, close }} />,
          },
          { act: 'return', label: t('acts.return'), dialog: (close) => <ReturnDialog {...{ application, close }} /> },
          {
            act: 'reject',
            label: t('acts.reject'),
            grave: true,
            dialog: (close) => <RejectDialog {...{ application, close }} />,
          },
          {
            act: 'withdraw',
            label: t('acts.withdraw'),
            grave: true,
            dialog: (close) => <WithdrawDialog {...{ application, close }} />,
          },
        ]}
      />
    </>
  );
}

/** The level it is at; on hold the one it will go on at. */
function levelOf(application: Application): Application['chain'][number] | undefined {
  const { waitsFor, chain } = application;
  return waitsFor === null ? levelAt(application) : chain.find(({ code }) => code === waitsFor.code);
}

interface Passed extends Late {
  readonly grade?: string;
  readonly opinion?: string;
}

function PassDialog({ application, close, accepts }: DialogProps & { readonly accepts: boolean }): ReactNode {
  const { t } = useTranslation('applications');
  const { language } = useLanguage();
  const definition = useDefinition(application.programme, application.version);
  const level = levelOf(application);
  const grades = definition?.grading?.grades ?? [];
  const asksGrade = level?.does === 'determine';
  const proposed = application.grades.at(-1)?.grade;
  const label = accepts ? t('acts.accept') : t('acts.approve');
  return (
    <ActDialog<Passed>
      label={label}
      title={`${label}：${application.subject.name}`}
      said={t('said')}
      close={close}
      initial={asksGrade && proposed !== undefined ? { grade: proposed } : {}}
      consequence={level?.twoStep === true && !accepts ? t('twoStep') : t('passesOn')}
      send={({ opinion = '', ...asked }, key) => {
        const body = { level: level?.code ?? '', ...filled(asked) };
        const text = opinion.trim();
        return accepts
          ? done(
              api.POST('/api/assessments/v1/applications/{id}/acceptances', {
                params: sent(application.id, key),
                body,
              }),
            )
          : done(
              api.POST('/api/assessments/v1/applications/{id}/approvals', {
                params: sent(application.id, key),
                body: { ...body, ...(text === '' ? {} : { note: { code: 'other', text } }) },
              }),
            );
      }}
    >
      {asksGrade && grades.length > 0 ? (
        <Form.Item name="grade" label={t('grade')}>
          <CodeChoice
            codes={grades.map(({ code }) => code)}
            inWords={(code) => grades.find((grade) => grade.code === code)?.names[language] ?? code}
            allowClear
          />
        </Form.Item>
      ) : null}
      {accepts ? null : (
        <Form.Item name="opinion" label={t('opinion')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
      )}
      <LateEntryFields />
    </ActDialog>
  );
}

type Returned = Body<'/api/assessments/v1/applications/{id}/returns'>;

function ReturnDialog({ application, close }: DialogProps): ReactNode {
  const { t } = useTranslation('applications');
  return (
    <ActDialog<Omit<Returned, 'level'>>
      label={t('acts.return')}
      title={`${t('acts.return')}：${application.subject.name}`}
      said={t('said')}
      danger
      close={close}
      initial={{ within: { days: 5, of: 'working' } }}
      consequence={t('returnConsequence')}
      send={(asked, key) =>
        done(
          api.POST('/api/assessments/v1/applications/{id}/returns', {
            params: sent(application.id, key),
            body: { level: levelOf(application)?.code ?? '', ...filled(asked) },
          }),
        )
      }
    >
      <ReasonFields codes={['incomplete', 'wrongEvidence', 'notSo', 'other']} />
      <Form.Item name={['within', 'days']} label={t('completeWithin')} rules={[{ required: true }]}>
        <InputNumber min={1} max={366} precision={0} />
      </Form.Item>
      <Form.Item name={['within', 'of']} label={t('countedIn')} rules={[{ required: true }]}>
        <CodeChoice
          codes={['working', 'calendar']}
          inWords={(code) => t(code === 'working' ? 'workingDays' : 'calendarDays')}
        />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}

function RejectDialog({ application, close }: DialogProps): ReactNode {
  const { t } = useTranslation('applications');
  return (
    <ActDialog<Omit<Body<'/api/assessments/v1/applications/{id}/rejection'>, 'level'>>
      label={t('acts.reject')}
      title={`${t('acts.reject')}：${application.subject.name}`}
      said={t('said')}
      danger
      close={close}
      consequence={t('rejectConsequence')}
      send={(asked, key) =>
        done(
          api.POST('/api/assessments/v1/applications/{id}/rejection', {
            params: sent(application.id, key),
            body: { level: levelOf(application)?.code ?? '', ...filled(asked) },
          }),
        )
      }
    >
      <ReasonFields codes={['incomplete', 'forged', 'notSo', 'other']} />
      <LateEntryFields />
    </ActDialog>
  );
}

function FileDialog({ application, close }: DialogProps): ReactNode {
  const { t } = useTranslation('applications');
  return (
    <ActDialog<Omit<Body<'/api/assessments/v1/applications/{id}/filing'>, 'level'>>
      label={t('acts.file')}
      title={`${t('acts.file')}：${application.subject.name}`}
      said={t('said')}
      close={close}
      send={(asked, key) =>
        done(
          api.POST('/api/assessments/v1/applications/{id}/filing', {
            params: sent(application.id, key),
            body: { level: levelOf(application)?.code ?? '', ...filled(asked) },
          }),
        )
      }
    >
      <Form.Item name="receiptNumber" label={t('receiptNumber')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}

function ResubmitDialog({ application, close }: DialogProps): ReactNode {
  const { t } = useTranslation('applications');
  return (
    <ActDialog<Body<'/api/assessments/v1/applications/{id}/resubmission'>>
      label={t('acts.resubmit')}
      title={`${t('acts.resubmit')}：${application.subject.name}`}
      said={t('said')}
      close={close}
      initial={application.statement === null ? {} : { statement: application.statement }}
      send={(body, key) =>
        done(
          api.POST('/api/assessments/v1/applications/{id}/resubmission', {
            params: sent(application.id, key),
            body: filled(body),
          }),
        )
      }
    >
      <Form.Item name="statement" label={t('statement')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}

function WithdrawDialog({ application, close }: DialogProps): ReactNode {
  const { t } = useTranslation('applications');
  return (
    <ActDialog<Body<'/api/assessments/v1/applications/{id}/withdrawal'>>
      label={t('acts.withdraw')}
      title={`${t('acts.withdraw')}：${application.subject.name}`}
      said={t('said')}
      danger
      close={close}
      consequence={t('withdrawConsequence')}
      send={(body, key) =>
        done(
          api.POST('/api/assessments/v1/applications/{id}/withdrawal', {
            params: sent(application.id, key),
            body: filled(body),
          }),
        )
      }
    >
      <ReasonFields codes={['withdrawn', 'error', 'other']} />
      <LateEntryFields />
    </ActDialog>
  );
}
