import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import { ActDialog, MayActs, ReasonFields } from '../../shapes/index.js';
import { linesLeft, type Disposal } from './disposal.js';

interface Step {
  readonly disposal: Disposal;
  readonly close: () => void;
}

const paramsOf = ({ id }: Disposal, key: string) => ({ path: { id }, header: { 'Idempotency-Key': key } });

/** Each step as the server lets its reader take it. */
export function DisposalActs({ disposal }: { readonly disposal: Disposal }): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <MayActs
      may={disposal.may}
      acts={[
        {
          act: 'appraise',
          label: t('disposals.appraise'),
          dialog: (close) => <Appraise disposal={disposal} close={close} />,
        },
        {
          act: 'approve',
          label: t('disposals.approve'),
          dialog: (close) => <Approve disposal={disposal} close={close} />,
        },
        {
          act: 'carryOut',
          label: t('disposals.carryOut'),
          dialog: (close) => <CarryOut disposal={disposal} close={close} />,
        },
        {
          act: 'decline',
          label: t('disposals.decline'),
          grave: true,
          dialog: (close) => <Decline disposal={disposal} close={close} />,
        },
      ]}
    />
  );
}

function Appraise({ disposal, close }: Step): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <ActDialog<Body<'/api/audit/v1/disposals/{id}/appraisal'>>
      label={t('disposals.appraise')}
      close={close}
      wide
      consequence={t('disposals.appraiseAbout')}
      initial={{ keep: [] }}
      send={(body, key) =>
        done(api.POST('/api/audit/v1/disposals/{id}/appraisal', { params: paramsOf(disposal, key), body }))
      }
    >
      <Form.Item name="keep" label={t('disposals.keep')}>
        <Checkbox.Group
          className="kept-lines"
          options={disposal.lines.map(({ archiveNumber, title }) => ({
            value: archiveNumber,
            label: `${title} · ${archiveNumber}`,
          }))}
        />
      </Form.Item>
      <ReasonFields name={['opinion']} codes={['noFurtherUse', 'kept', 'other']} explained={false} />
    </ActDialog>
  );
}

function Approve({ disposal, close }: Step): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <ActDialog<Body<'/api/audit/v1/disposals/{id}/approval'>>
      label={t('disposals.approve')}
      close={close}
      consequence={t('disposals.approveAbout', { count: linesLeft(disposal).length })}
      send={(body, key) =>
        done(api.POST('/api/audit/v1/disposals/{id}/approval', { params: paramsOf(disposal, key), body }))
      }
    >
      <Form.Item
        name="documentNumber"
        label={t('disposals.documentNumber')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={60} />
      </Form.Item>
    </ActDialog>
  );
}

function Decline({ disposal, close }: Step): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <ActDialog<Body<'/api/audit/v1/disposals/{id}/decline'>>
      label={t('disposals.decline')}
      close={close}
      danger
      send={(body, key) =>
        done(api.POST('/api/audit/v1/disposals/{id}/decline', { params: paramsOf(disposal, key), body }))
      }
    >
      <ReasonFields codes={['kept', 'error', 'other']} explained={false} />
    </ActDialog>
  );
}

function CarryOut({ disposal, close }: Step): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <ActDialog
      label={t('disposals.carryOut')}
      close={close}
      consequence={t('disposals.carryOutAbout')}
      send={(_values, key) =>
        done(api.POST('/api/audit/v1/disposals/{id}/completion', { params: paramsOf(disposal, key) }))
      }
    />
  );
}
