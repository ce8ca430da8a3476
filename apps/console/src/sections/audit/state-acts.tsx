import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { Act, DayField, today } from '../../shapes/index.js';
import { isUnderWay, type State } from './state.js';

interface Moment {
  readonly day: string;
  readonly time: string;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Asks for everything as it was at a moment of Beijing's clocks. */
export function AskForState(): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <Act<Moment>
      label={t('states.ask')}
      primary
      consequence={t('states.askAbout')}
      said={t('states.asked')}
      initial={{ day: today(), time: '00:00' }}
      send={({ day, time }, key) =>
        done(
          api.POST('/api/audit/v1/states', {
            params: { header: { 'Idempotency-Key': key } },
            body: { asOf: `${day}T${time}:00+08:00` },
          }),
        )
      }
    >
      <Form.Item name="day" label={t('states.day')} rules={[{ required: true }]}>
        <DayField latest={today()} />
      </Form.Item>
      <Form.Item
        name="time"
        label={t('states.time')}
        rules={[{ required: true }, { pattern: TIME, message: t('states.timeRule') }]}
      >
        <Input type="time" style={{ maxWidth: 220 }} />
      </Form.Item>
    </Act>
  );
}

/** Cancels what is being made, drops what is kept. */
export function DropState({ state }: { readonly state: State }): ReactNode {
  const { t } = useTranslation('audit');
  const send = (_values: object, key: string) =>
    done(
      api.DELETE('/api/audit/v1/states/{id}', {
        params: { path: { id: state.id }, header: { 'Idempotency-Key': key } },
      }),
    );
  if (isUnderWay(state)) return <Act label={t('states.cancel')} send={send} />;
  if (state.status !== 'ready') return null;
  return <Act label={t('states.drop')} danger consequence={t('states.dropAbout')} send={send} />;
}
