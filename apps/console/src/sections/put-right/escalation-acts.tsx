import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import { useMe } from '../../session/me.js';
import {
  ActDialog,
  CodeChoice,
  filled,
  FilesField,
  LateEntryFields,
  MayActs,
  ReasonFields,
  useCodeWords,
  type StoredFile,
} from '../../shapes/index.js';
import type { Escalation } from './escalation-list.page.js';
import { stepsAhead, stepDrafted, stepsUnserved } from './escalation-steps.js';
import { sent } from './rectification-acts.js';

interface DialogProps {
  readonly escalation: Escalation;
  readonly named: string;
  readonly close: () => void;
}

export function EscalationActs({ escalation, named }: Omit<DialogProps, 'close'>): ReactNode {
  const { t } = useTranslation('putRight');
  const of = (close: () => void): DialogProps => ({ escalation, named, close });
  return (
    <MayActs
      may={escalation.may}
      unitId={escalation.unit?.id}
      acts={[
        { act: 'decide', label: t('acts.decide'), dialog: (close) => <DecideDialog {...of(close)} /> },
        { act: 'tell', label: t('acts.tell'), dialog: (close) => <TellDialog {...of(close)} /> },
        { act: 'state', label: t('acts.state'), dialog: (close) => <StateDialog {...of(close)} /> },
        { act: 'serve', label: t('acts.serve'), dialog: (close) => <ServeDialog {...of(close)} /> },
        { act: 'draft', label: t('acts.draft'), dialog: (close) => <DraftDialog {...of(close)} /> },
        { act: 'drop', label: t('acts.drop'), grave: true, dialog: (close) => <DropDialog {...of(close)} /> },
      ]}
    />
  );
}

function DraftDialog({ escalation, named, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const ahead = stepsAhead(escalation);
  return (
    <ActDialog<Body<'/api/plans/v1/escalations/{id}/steps'>>
      label={t('acts.draft')}
      title={`${t('acts.draft')}：${named}`}
      said={t('said')}
      close={close}
      consequence={t('draftConsequence')}
      {...(ahead[0] === undefined ? {} : { initial: { code: ahead[0].code } })}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/escalations/{id}/steps', { params: sent(escalation.id, key), body }))
      }
    >
      <Form.Item name="code" label={t('step')} rules={[{ required: true }]}>
        <CodeChoice
          codes={ahead.map(({ code }) => code)}
          inWords={(code) => say('escalationKind', ahead.find((step) => step.code === code)?.kind ?? code)}
        />
      </Form.Item>
    </ActDialog>
  );
}

function TellDialog({ escalation, named, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const step = stepDrafted(escalation);
  const time = step?.statement ?? null;
  return (
    <ActDialog<Pick<Body<'/api/plans/v1/escalations/{id}/told'>, 'lateEntry'>>
      label={t('acts.tell')}
      title={`${t('acts.tell')}：${named}`}
      said={t('said')}
      close={close}
      consequence={t('tellConsequence', {
        unit: escalation.unit?.name ?? '',
        time: time === null ? '' : t(`days.${time.of}`, { days: time.days }),
      })}
      send={(asked, key) =>
        done(
          api.POST('/api/plans/v1/escalations/{id}/told', {
            params: sent(escalation.id, key),
            body: { step: step?.step ?? 0, ...filled(asked) },
          }),
        )
      }
    >
      <LateEntryFields />
    </ActDialog>
  );
}

function StateDialog({ escalation, named, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const me = useMe();
  const step = stepDrafted(escalation);
  const told = step?.told?.unit.id;
  return (
    <ActDialog<Pick<Body<'/api/plans/v1/escalations/{id}/statements'>, 'text' | 'lateEntry'>>
      label={t('acts.state')}
      title={`${t('acts.state')}：${named}`}
      said={t('said')}
      wide
      close={close}
      send={(asked, key) =>
        done(
          api.POST('/api/plans/v1/escalations/{id}/statements', {
            params: sent(escalation.id, key),
            body: {
              step: step?.step ?? 0,
              ...(told !== undefined && me.units.some(({ id }) => id === told) ? { unitId: told } : {}),
              ...filled(asked),
            },
          }),
        )
      }
    >
      <Form.Item name="text" label={t('statementText')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} maxLength={4000} />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}

type Decision = Body<'/api/plans/v1/escalations/{id}/decision'>;
interface DecisionAsked extends Omit<Decision, 'step' | 'fileId'> {
  readonly files?: readonly StoredFile[];
}

function DecideDialog({ escalation, named, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const step = stepDrafted(escalation);
  const needsNumber = step?.kind === 'supervisionOrder';
  return (
    <ActDialog<DecisionAsked>
      label={t('acts.decide')}
      title={`${t('acts.decide')}：${step === undefined ? '' : say('escalationKind', step.kind)} · ${named}`}
      said={t('said')}
      close={close}
      consequence={
        step?.kind === 'circular'
          ? t('circularConsequence')
          : t('decideConsequence', { unit: escalation.unit?.name ?? '' })
      }
      send={({ files = [], ...asked }, key) =>
        done(
          api.POST('/api/plans/v1/escalations/{id}/decision', {
            params: sent(escalation.id, key),
            body: {
              step: step?.step ?? 0,
              ...filled(asked),
              ...(files[0] === undefined ? {} : { fileId: files[0].id }),
            },
          }),
        )
      }
    >
      <Form.Item
        name="documentNumber"
        label={t('documentNumber')}
        rules={needsNumber ? [{ required: true, whitespace: true }] : []}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="files" label={t('document')}>
        <FilesField context="plans" most={1} />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}

type Service = Body<'/api/plans/v1/escalations/{id}/service'>;
const WAYS: readonly Service['way'][] = ['inPerson', 'post', 'console', 'meeting'];

function ServeDialog({ escalation, named, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const unserved = stepsUnserved(escalation);
  const first = unserved[0];
  return (
    <ActDialog<Omit<Service, 'step'> & { readonly step: string }>
      label={t('acts.serve')}
      title={`${t('acts.serve')}：${named}`}
      said={t('said')}
      close={close}
      initial={{
        way: first?.kind === 'interview' ? 'meeting' : 'inPerson',
        ...(first === undefined ? {} : { step: String(first.step) }),
      }}
      send={({ step, ...asked }, key) =>
        done(
          api.POST('/api/plans/v1/escalations/{id}/service', {
            params: sent(escalation.id, key),
            body: { step: Number(step), ...filled(asked) },
          }),
        )
      }
    >
      <Form.Item name="step" label={t('step')} rules={[{ required: true }]}>
        <CodeChoice
          codes={unserved.map(({ step }) => String(step))}
          inWords={(code) => {
            const kind = unserved.find(({ step }) => String(step) === code)?.kind;
            return kind === undefined ? code : `${t('nthStep', { nth: code })} ${say('escalationKind', kind)}`;
          }}
        />
      </Form.Item>
      <Form.Item name="way" label={t('way')} rules={[{ required: true }]}>
        <CodeChoice codes={WAYS} inWords={(code) => say('escalationWay', code)} />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}

function DropDialog({ escalation, named, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const step = stepDrafted(escalation);
  return (
    <ActDialog<Pick<Body<'/api/plans/v1/escalations/{id}/drop'>, 'reason'>>
      label={t('acts.drop')}
      title={`${t('acts.drop')}：${named}`}
      said={t('said')}
      danger
      close={close}
      send={({ reason }, key) =>
        done(
          api.POST('/api/plans/v1/escalations/{id}/drop', {
            params: sent(escalation.id, key),
            body: { step: step?.step ?? 0, reason },
          }),
        )
      }
    >
      <ReasonFields codes={['notSo', 'error', 'withdrawn', 'graverStep', 'other']} />
    </ActDialog>
  );
}
