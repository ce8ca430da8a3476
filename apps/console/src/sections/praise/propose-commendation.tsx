import { Form, Radio } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, type Body } from '../../api/client.js';
import { Act, LateEntryFields, PersonChoice, ReadSelect, UnitChoice, useCodeWords } from '../../shapes/index.js';
import { useAwardNames, type Pinned } from '../titles/award-names.js';
import { ResultChoice } from './result-choice.js';

type Sent = Body<'/api/awards/v1/commendations'>;

interface Values {
  readonly resultId: string;
  readonly code: string;
  readonly item: 'item' | 'praise';
  readonly unitId?: string;
  readonly personId?: string;
  readonly lateEntry?: NonNullable<Sent['lateEntry']>;
}

const ITEMS = ['item', 'praise'] as const;

/** Commends whoever a result earned it for; another person decides. */
export function ProposeCommendation(): ReactNode {
  const { t } = useTranslation('praise');
  const say = useCodeWords();
  const navigate = useNavigate();
  const proposed = useRef<string | null>(null);
  const [pinned, setPinned] = useState<Pinned | undefined>();
  const [code, setCode] = useState<string | undefined>();
  const names = useAwardNames(pinned === undefined ? [] : [pinned]);
  const offered = pinned === undefined ? [] : names.commendations(pinned);
  const to = offered.find((one) => one.code === code)?.to ?? 'subject';
  return (
    <Act<Values>
      label={t('propose')}
      title={t('proposeTitle')}
      primary
      consequence={t('proposeConsequence')}
      initial={{ item: 'item' }}
      send={async ({ resultId, code: of, item, unitId, personId, lateEntry }, key) => {
        const whom: Sent['to'] =
          to === 'unit'
            ? { kind: 'unit', id: unitId ?? '' }
            : to === 'member'
              ? { kind: 'member', id: personId ?? '' }
              : { kind: 'subject' };
        const body = {
          ...{ resultId, code: of, to: whom, praise: item === 'praise' },
          ...(lateEntry === undefined ? {} : { lateEntry }),
        };
        const params = { header: { 'Idempotency-Key': key } };
        proposed.current = (await done(api.POST('/api/awards/v1/commendations', { params, body }))).id;
      }}
      after={() => {
        if (proposed.current !== null) void navigate(`/praise/commendations/${proposed.current}`);
      }}
    >
      {(form) => (
        <>
          <ResultChoice form={form} chosen={(_, of) => setPinned(of)} />
          <Form.Item name="code" label={t('commendation')} rules={[{ required: true }]}>
            <ReadSelect<string>
              reads={names.reads}
              disabled={pinned === undefined}
              notFoundContent={t('noneForeseen')}
              options={offered.map((one) => ({
                value: one.code,
                label: pinned === undefined ? one.code : names.commendation(pinned, one.code),
              }))}
              onChange={setCode}
            />
          </Form.Item>
          {to === 'unit' ? (
            <Form.Item name="unitId" label={t('unit')} rules={[{ required: true }]}>
              <UnitChoice />
            </Form.Item>
          ) : null}
          {to === 'member' ? (
            <Form.Item name="personId" label={t('member')} rules={[{ required: true }]}>
              <PersonChoice />
            </Form.Item>
          ) : null}
          <Form.Item name="item" label={t('form')} extra={t('formHint')} rules={[{ required: true }]}>
            <Radio.Group options={ITEMS.map((one) => ({ value: one, label: say('commendationItem', one) }))} />
          </Form.Item>
          <LateEntryFields />
        </>
      )}
    </Act>
  );
}
