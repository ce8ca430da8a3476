import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import { ActDialog, DayField, filled, LateEntryFields, MayActs, today, UnitChoice } from '../../shapes/index.js';
import { CorrectDialog } from './corrections.js';
import { followUpCorrections } from './follow-up-corrections.js';
import type { FollowUp } from './follow-up-list.page.js';
import { sent } from './rectification-acts.js';

interface DialogProps {
  readonly followUp: FollowUp;
  readonly close: () => void;
}

export function FollowUpActs({ followUp }: { readonly followUp: FollowUp }): ReactNode {
  const { t } = useTranslation('putRight');
  const confirmed = followUp.confirmation !== null;
  const may =
    followUp.may === null
      ? null
      : Object.fromEntries(Object.entries(followUp.may).filter(([act]) => act !== 'confirm' || !confirmed));
  return (
    <MayActs
      may={may}
      acts={[
        { act: 'confirm', label: t('acts.confirm'), dialog: (close) => <ConfirmDialog {...{ followUp, close }} /> },
        { act: 'complete', label: t('acts.complete'), dialog: (close) => <CompleteDialog {...{ followUp, close }} /> },
        { act: 'order', label: t('order'), dialog: (close) => <OrderDialog {...{ followUp, close }} /> },
        {
          act: 'correct',
          label: t('acts.correct'),
          dialog: (close) => <CorrectDialog corrections={followUpCorrections(followUp)} close={close} />,
        },
      ]}
    />
  );
}

function ConfirmDialog({ followUp, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  return (
    <ActDialog<Body<'/api/plans/v1/follow-ups/{id}/confirmation'>>
      label={t('acts.confirm')}
      title={`${t('acts.confirm')}：${followUp.subject.name}`}
      said={t('said')}
      close={close}
      consequence={t('confirmFollowUp', { clause: followUp.opening?.clause ?? '' })}
      send={(body, key) =>
        done(
          api.POST('/api/plans/v1/follow-ups/{id}/confirmation', {
            params: sent(followUp.id, key),
            body: filled(body),
          }),
        )
      }
    >
      <Form.Item name="documentNumber" label={t('documentNumber')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="note" label={t('opinion')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}

function OrderDialog({ followUp, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  return (
    <ActDialog<Omit<Body<'/api/plans/v1/follow-ups/{id}/rectifications'>, 'serious'> & { readonly serious?: boolean }>
      label={t('order')}
      title={`${t('order')}：${followUp.subject.name}`}
      said={t('said')}
      wide
      close={close}
      initial={{ foundOn: today() }}
      consequence={t('orderConsequence')}
      send={({ serious = false, ...asked }, key) =>
        done(
          api.POST('/api/plans/v1/follow-ups/{id}/rectifications', {
            params: sent(followUp.id, key),
            body: { ...filled(asked), serious },
          }),
        )
      }
    >
      <Form.Item name="what" label={t('what')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="serious" valuePropName="checked">
        <Checkbox>{t('seriousProblem')}</Checkbox>
      </Form.Item>
      <Form.Item name="foundOn" label={t('foundOn')} rules={[{ required: true }]}>
        <DayField latest={today()} />
      </Form.Item>
      <Form.Item name="unitId" label={t('unit')} extra={t('unitLater')}>
        <UnitChoice allowClear />
      </Form.Item>
      <Form.Item name="documentNumber" label={t('documentNumber')}>
        <Input maxLength={100} />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}

function CompleteDialog({ followUp, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const open = followUp.rectifications.filter(({ settled }) => settled === null).length;
  return (
    <ActDialog<Body<'/api/plans/v1/follow-ups/{id}/completion'>>
      label={t('acts.complete')}
      title={`${t('acts.complete')}：${followUp.subject.name}`}
      said={t('said')}
      wide
      close={close}
      consequence={open === 0 ? t('completeConsequence') : t('completeOpen', { count: open })}
      send={(body, key) =>
        done(
          api.POST('/api/plans/v1/follow-ups/{id}/completion', { params: sent(followUp.id, key), body: filled(body) }),
        )
      }
    >
      <Form.Item name="problems" label={t('problems')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="lessons" label={t('lessons')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="settle" valuePropName="checked">
        <Checkbox>{t('settleNow')}</Checkbox>
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}
