import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import type { Role } from '../../session/me.js';
import { Act, CodeChoice, DivisionChoice, filled, PersonChoice } from '../../shapes/index.js';
import { DayItem } from './form-fields.js';
import { ROLES } from './person-list.page.js';

function RoleAndDivision(): ReactNode {
  const { t } = useTranslation('administration');
  const { t: shell } = useTranslation('shell');
  return (
    <>
      <Form.Item name="role" label={t('role')} rules={[{ required: true }]}>
        <CodeChoice codes={ROLES} inWords={(role) => shell(`roles.${role as Role}`)} />
      </Form.Item>
      <Form.Item name="divisionId" label={t('division')} rules={[{ required: true }]}>
        <DivisionChoice />
      </Form.Item>
    </>
  );
}

export function GrantAct({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <Act<Body<'/api/directory/v1/people/{id}/grants'>>
      label={t('acts.grant')}
      primary
      consequence={t('about.grant')}
      send={(values, key) =>
        done(
          api.POST('/api/directory/v1/people/{id}/grants', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
            body: filled(values),
          }),
        )
      }
    >
      <RoleAndDivision />
      <DayItem name="from" />
      <DayItem name="to" required={false} />
    </Act>
  );
}

export function ActingAct({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <Act<Body<'/api/directory/v1/people/{id}/acting'>>
      label={t('acts.acting')}
      consequence={t('about.acting')}
      send={(values, key) =>
        done(
          api.POST('/api/directory/v1/people/{id}/acting', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
            body: filled(values),
          }),
        )
      }
    >
      <Form.Item name="actsForPersonId" label={t('actsFor')} rules={[{ required: true }]}>
        <PersonChoice />
      </Form.Item>
      <RoleAndDivision />
      <DayItem name="from" />
      <DayItem name="to" required={false} />
    </Act>
  );
}

export function DelegateAct({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <Act<Body<'/api/directory/v1/people/{id}/delegations'>>
      label={t('acts.delegate')}
      consequence={t('about.delegate')}
      send={(body, key) =>
        done(
          api.POST('/api/directory/v1/people/{id}/delegations', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
    >
      <Form.Item name="delegatorId" label={t('delegator')} rules={[{ required: true }]}>
        <PersonChoice />
      </Form.Item>
      <RoleAndDivision />
      <DayItem name="from" />
      <DayItem name="to" />
    </Act>
  );
}
