import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../../api/client.js';
import { ActDialog, Day, DayField, DueChip, filled, LateEntryFields, ReasonFields } from '../../../shapes/index.js';
import { UnitField, useUnits } from '../fields/unit-field.js';
import { about, type UnitDialogProps } from './dialog.js';

/** The only unit there is, or the first of the choice. */
function firstUnit(units: ReturnType<typeof useUnits>): { readonly unitId?: string } {
  const first = units[0];
  return first === undefined ? {} : { unitId: first.unit.id };
}

export function SignForDialog({ task, close, recorded }: UnitDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const units = useUnits(task, recorded);
  return (
    <ActDialog<Body<'/api/plans/v1/tasks/{id}/sign-for'>>
      label={t('acts.signFor')}
      title={`${t('acts.signFor')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      close={close}
      initial={firstUnit(units)}
      consequence={
        <>
          {t('facts.due')} <Day day={task.due.lastDay} /> <DueChip on={task.due.lastDay} />
        </>
      }
      send={(body, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/sign-for', {
            params: about(task, key),
            body: filled({ ...firstUnit(units), ...body }),
          }),
        )
      }
    >
      <UnitField units={units} />
      <LateEntryFields {...(recorded ? { forUnit: firstUnit(units).unitId ?? null } : {})} />
    </ActDialog>
  );
}

export function RefuseDialog({ task, close, recorded }: UnitDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const units = useUnits(task, recorded);
  return (
    <ActDialog<Body<'/api/plans/v1/tasks/{id}/refuse'>>
      label={t('acts.refuse')}
      title={`${t('acts.refuse')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      danger
      close={close}
      initial={firstUnit(units)}
      send={(body, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/refuse', {
            params: about(task, key),
            body: filled({ ...firstUnit(units), ...body }),
          }),
        )
      }
    >
      <UnitField units={units} />
      <ReasonFields codes={['notOurs', 'noMeans', 'duplicate', 'other']} />
      <LateEntryFields {...(recorded ? { forUnit: firstUnit(units).unitId ?? null } : {})} />
    </ActDialog>
  );
}

export function AskExtensionDialog({ task, close, recorded }: UnitDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const units = useUnits(task, recorded);
  return (
    <ActDialog<Body<'/api/plans/v1/tasks/{id}/extension-requests'>>
      label={t('acts.askExtension')}
      title={`${t('acts.askExtension')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      close={close}
      initial={firstUnit(units)}
      consequence={
        <>
          {t('facts.due')} <Day day={task.due.on} /> <DueChip on={task.due.lastDay} />
        </>
      }
      send={(body, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/extension-requests', {
            params: about(task, key),
            body: filled({ ...firstUnit(units), ...body }),
          }),
        )
      }
    >
      <UnitField units={units} />
      <Form.Item name="until" label={t('ask.until')} rules={[{ required: true }]}>
        <DayField earliest={task.due.on} />
      </Form.Item>
      <ReasonFields codes={['supplyLate', 'weather', 'dependsOnOthers', 'reorganised', 'staffChanged', 'other']} />
      <LateEntryFields {...(recorded ? { forUnit: firstUnit(units).unitId ?? null } : {})} />
    </ActDialog>
  );
}
