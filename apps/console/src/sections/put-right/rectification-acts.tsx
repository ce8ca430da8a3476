import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import { ActDialog, filled, LateEntryFields, MayActs, ReasonFields, UnitChoice } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { CorrectDialog } from './corrections.js';
import { rectificationCorrections } from './rectification-corrections.js';
import type { Rectification } from './rectification-status.js';
import { SubmitDialog } from './submit-dialog.js';

interface DialogProps {
  readonly rectification: Rectification;
  readonly close: () => void;
}

export interface Sent {
  readonly path: { readonly id: string };
  readonly header: { readonly 'Idempotency-Key': string };
}

export function sent(id: string, key: string): Sent {
  return { path: { id }, header: { 'Idempotency-Key': key } };
}

export function RectificationActs({ rectification }: { readonly rectification: Rectification }): ReactNode {
  const { t } = useTranslation('putRight');
  const { status, submissions, may, unit } = rectification;
  const submit = submissions.length > 0 ? t('acts.submitAgain') : t('acts.submit');
  const signs = status === 'ordered';
  const shown =
    may === null ? null : Object.fromEntries(Object.entries(may).filter(([act]) => act !== 'sign' || signs));
  return (
    <MayActs
      may={shown}
      unitId={rectification.unit?.id}
      acts={[
        { act: 'check', label: t('acts.check'), dialog: (close) => <CheckDialog {...{ rectification, close }} /> },
        { act: 'close', label: t('acts.close'), dialog: (close) => <CloseDialog {...{ rectification, close }} /> },
        { act: 'sign', label: t('acts.sign'), dialog: (close) => <SignDialog {...{ rectification, close }} /> },
        {
          act: 'submit',
          label: submit,
          dialog: (close) => <SubmitRectified {...{ rectification, close }} label={submit} />,
        },
        {
          act: 'assignUnit',
          label: unit === null ? t('acts.assignUnit') : t('acts.changeUnit'),
          dialog: (close) => <AssignDialog {...{ rectification, close }} />,
        },
        {
          act: 'transfer',
          label: t('acts.transfer'),
          grave: true,
          dialog: (close) => <TransferDialog {...{ rectification, close }} />,
        },
        {
          act: 'correct',
          label: t('acts.correct'),
          dialog: (close) => <CorrectDialog corrections={rectificationCorrections(rectification)} close={close} />,
        },
        {
          act: 'withdraw',
          label: t('acts.withdraw'),
          grave: true,
          dialog: (close) => <WithdrawDialog {...{ rectification, close }} />,
        },
      ]}
    />
  );
}

function SubmitRectified({
  rectification: { id, subject, submissions, unit },
  label,
  close,
}: DialogProps & { readonly label: string }): ReactNode {
  return (
    <SubmitDialog
      label={label}
      about={subject.name}
      before={submissions.at(-1)}
      close={close}
      send={({ evidence, ...body }, key) =>
        done(
          api.POST('/api/plans/v1/rectifications/{id}/submissions', {
            params: sent(id, key),
            body: {
              ...body,
              ...(unit === null ? {} : { unitId: unit.id }),
              evidence: evidence.map(({ fileId, evidenceId, note, takenOn, place }) =>
                filled({
                  fileId,
                  evidenceId: evidenceId ?? '',
                  note: note ?? '',
                  takenOn: takenOn ?? '',
                  place: place ?? '',
                }),
              ),
            },
          }),
        )
      }
    />
  );
}

function SignDialog({ rectification, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  return (
    <ActDialog<Body<'/api/plans/v1/rectifications/{id}/sign-for'>>
      label={t('acts.sign')}
      title={`${t('acts.sign')}：${rectification.subject.name}`}
      said={t('said')}
      close={close}
      consequence={t('signConsequence', { day: rectification.due.lastDay })}
      send={(body, key) =>
        done(
          api.POST('/api/plans/v1/rectifications/{id}/sign-for', {
            params: sent(rectification.id, key),
            body: { ...filled(body), ...(rectification.unit === null ? {} : { unitId: rectification.unit.id }) },
          }),
        )
      }
    >
      <LateEntryFields />
    </ActDialog>
  );
}

type Check = Body<'/api/plans/v1/rectifications/{id}/checks'>;
type CheckAsked = Pick<Check, 'result' | 'reason' | 'lateEntry'>;

/** Of what was submitted, all of it by its hash; else on the spot, where the programme allows it. */
function checkOf({ status, submissions, rules }: Rectification): Pick<Check, 'submission' | 'onTheSpot' | 'reviewed'> {
  const last = submissions.at(-1);
  if (status !== 'submitted' || last === undefined)
    return { submission: null, onTheSpot: rules.onTheSpot, reviewed: [] };
  return {
    submission: last.submission,
    onTheSpot: false,
    reviewed: [...new Set(last.evidence.map(({ sha256 }) => sha256))],
  };
}

function CheckDialog({ rectification, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const about = checkOf(rectification);
  return (
    <ActDialog<CheckAsked>
      label={t('acts.check')}
      title={`${t('acts.check')}：${rectification.subject.name}`}
      said={t('said')}
      close={close}
      initial={{ result: 'approve' }}
      consequence={
        about.submission === null
          ? t('checkOnTheSpot')
          : t('checkOf', { nth: about.submission, count: about.reviewed.length })
      }
      send={(asked, key) =>
        done(
          api.POST('/api/plans/v1/rectifications/{id}/checks', {
            params: sent(rectification.id, key),
            body: { ...about, ...filled(asked) },
          }),
        )
      }
    >
      {(form) => (
        <>
          <Form.Item name="result" label={t('result')} rules={[{ required: true }]}>
            <Radio.Group
              options={[
                { value: 'approve', label: t('checkedFine') },
                { value: 'return', label: t('checkedNot') },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() =>
              form.getFieldValue('result') === 'return' ? (
                <ReasonFields codes={['incomplete', 'wrongEvidence', 'sameEvidence', 'notSo', 'other']} />
              ) : null
            }
          </Form.Item>
          <LateEntryFields />
        </>
      )}
    </ActDialog>
  );
}

function CloseDialog({ rectification, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  return (
    <ActDialog<Body<'/api/plans/v1/rectifications/{id}/closure'>>
      label={t('acts.close')}
      title={`${t('acts.close')}：${rectification.subject.name}`}
      said={t('said')}
      close={close}
      consequence={t('closeConsequence')}
      send={(body, key) =>
        done(
          api.POST('/api/plans/v1/rectifications/{id}/closure', {
            params: sent(rectification.id, key),
            body: filled(body),
          }),
        )
      }
    >
      <LateEntryFields />
    </ActDialog>
  );
}

function AssignDialog({ rectification: { id, unit, subject }, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const label = unit === null ? t('acts.assignUnit') : t('acts.changeUnit');
  return (
    <ActDialog<Body<'/api/plans/v1/rectifications/{id}/unit'>>
      label={label}
      title={`${label}：${subject.name}`}
      said={t('said')}
      close={close}
      initial={unit === null ? {} : { unitId: unit.id }}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/rectifications/{id}/unit', { params: sent(id, key), body: filled(body) }))
      }
    >
      <Form.Item name="unitId" label={t('unit')} rules={[{ required: true }]}>
        <UnitChoice />
      </Form.Item>
      {unit === null ? null : <ReasonFields codes={['notFit', 'error', 'other']} />}
      <LateEntryFields />
    </ActDialog>
  );
}

type Transfer = Body<'/api/plans/v1/rectifications/{id}/transfer'>;
interface TransferAsked extends Omit<Transfer, 'to'> {
  readonly to: string;
}

function TransferDialog({ rectification: { id, rules, subject }, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const { language } = useLanguage();
  const foreseen = rules.transferTo;
  return (
    <ActDialog<TransferAsked>
      label={t('acts.transfer')}
      title={`${t('acts.transfer')}：${subject.name}`}
      said={t('said')}
      danger
      close={close}
      initial={foreseen === null ? {} : { to: foreseen[language] }}
      send={({ to, ...asked }, key) =>
        done(
          api.POST('/api/plans/v1/rectifications/{id}/transfer', {
            params: sent(id, key),
            body: {
              ...filled(asked),
              ...(foreseen !== null && foreseen[language] === to ? {} : { to: { zh: to, en: to } }),
            },
          }),
        )
      }
    >
      <Form.Item name="to" label={t('transferTo')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="documentNumber" label={t('documentNumber')}>
        <Input maxLength={100} />
      </Form.Item>
      <ReasonFields codes={['overdue', 'other']} />
      <LateEntryFields />
    </ActDialog>
  );
}

function WithdrawDialog({ rectification: { id, subject }, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  return (
    <ActDialog<Body<'/api/plans/v1/rectifications/{id}/withdrawal'>>
      label={t('acts.withdraw')}
      title={`${t('acts.withdraw')}：${subject.name}`}
      said={t('said')}
      danger
      close={close}
      consequence={t('withdrawConsequence')}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/rectifications/{id}/withdrawal', { params: sent(id, key), body: filled(body) }))
      }
    >
      <ReasonFields codes={['findingWithdrawn', 'error', 'duplicate', 'notSo', 'other']} />
      <LateEntryFields />
    </ActDialog>
  );
}
