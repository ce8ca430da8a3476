import { Form, Input, Modal, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, queries, type Answer, type Body } from '../../api/client.js';
import {
  Act,
  Facts,
  filled,
  LateEntryFields,
  ReadSelect,
  ReasonFields,
  useCodeWords,
  usePast,
  Who,
  type ChoiceProps,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { disabledBy, offeredAct } from '../titles/may.js';

type Objection = Answer<'/api/awards/v1/objections/{id}'>;

const OUTCOMES = ['upheld', 'dismissed', 'leadOnly'] as const;
const WAYS = ['inPerson', 'post', 'phone', 'electronic'] as const;

export function ObjectionActs({ objection }: { readonly objection: Objection }): ReactNode {
  const { t } = useTranslation('notices');
  const say = useCodeWords();
  const { language } = useLanguage();
  const { past } = usePast();
  if (past) return null;
  const params = (key: string) => ({ path: { id: objection.id }, header: { 'Idempotency-Key': key } });
  const offered = (act: 'assignHandler' | 'decide' | 'reply' | 'openIdentity') => {
    const found = offeredAct(objection.may, act);
    return found === null ? null : disabledBy(found, language);
  };
  const [identity, assign, decide, reply] = [
    offered('openIdentity'),
    offered('assignHandler'),
    offered('decide'),
    offered('reply'),
  ];
  return (
    <>
      {identity === null ? null : <OpenIdentity objection={objection} {...identity} />}
      {assign === null ? null : (
        <Act<Body<'/api/awards/v1/objections/{id}/handler'>>
          {...assign}
          label={objection.handler === null ? t('assign') : t('reassign')}
          primary={objection.handler === null}
          initial={objection.handler === null ? {} : { personId: objection.handler.handler.personId }}
          send={(body, key) => done(api.POST('/api/awards/v1/objections/{id}/handler', { params: params(key), body }))}
        >
          <Form.Item name="personId" label={t('handler')} rules={[{ required: true }]}>
            <HandlerChoice objectionId={objection.id} />
          </Form.Item>
        </Act>
      )}
      {decide === null ? null : (
        <Act<Body<'/api/awards/v1/objections/{id}/decision'>>
          {...decide}
          label={t('decide')}
          primary={decide.disabled === undefined}
          wide
          consequence={t('decideConsequence')}
          initial={objection.lead === null ? {} : { outcome: 'leadOnly' }}
          send={(values, key) =>
            done(api.POST('/api/awards/v1/objections/{id}/decision', { params: params(key), body: filled(values) }))
          }
        >
          <Form.Item name="outcome" label={t('outcome')} rules={[{ required: true }]}>
            <Radio.Group options={OUTCOMES.map((code) => ({ value: code, label: say('objectionOutcome', code) }))} />
          </Form.Item>
          <Form.Item name="findings" label={t('findings')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={8000} />
          </Form.Item>
          <LateEntryFields />
        </Act>
      )}
      {reply === null ? null : (
        <Act<Body<'/api/awards/v1/objections/{id}/reply'>>
          {...reply}
          label={t('recordReply')}
          primary
          send={(values, key) =>
            done(api.POST('/api/awards/v1/objections/{id}/reply', { params: params(key), body: filled(values) }))
          }
        >
          <Form.Item name="way" label={t('way')} rules={[{ required: true }]}>
            <Radio.Group options={WAYS.map((code) => ({ value: code, label: say('servedWay', code) }))} />
          </Form.Item>
          <LateEntryFields />
        </Act>
      )}
    </>
  );
}

/** Those who may handle it: the office and the reviewers there, without those who assessed. */
function HandlerChoice({ objectionId, ...props }: ChoiceProps & { readonly objectionId: string }): ReactNode {
  const handlers = queries.useQuery('get', '/api/awards/v1/objections/{id}/handlers', {
    params: { path: { id: objectionId } },
  });
  const options = (handlers.data?.items ?? []).map((officer) => ({
    value: officer.personId,
    label: <Who of={officer} />,
  }));
  return <ReadSelect<string> reads={[handlers]} options={options} {...props} />;
}

interface Identity {
  readonly name: string | null;
  readonly contact: string | null;
}

/** Who objects is shown once, after the reason was recorded, and kept nowhere on this page. */
function OpenIdentity({
  objection,
  disabled,
}: {
  readonly objection: Objection;
  readonly disabled?: string;
}): ReactNode {
  const { t } = useTranslation('notices');
  const [identity, setIdentity] = useState<Identity | null>(null);
  return (
    <>
      <Act<Body<'/api/awards/v1/objections/{id}/identity'>>
        label={t('openIdentity')}
        {...(disabled === undefined ? {} : { disabled })}
        consequence={t('identityConsequence')}
        send={async (body, key) => {
          const params = { path: { id: objection.id }, header: { 'Idempotency-Key': key } };
          const { name, contact } = await done(api.POST('/api/awards/v1/objections/{id}/identity', { params, body }));
          setIdentity({ name, contact });
        }}
      >
        <ReasonFields codes={['other']} />
      </Act>
      <Modal
        open={identity !== null}
        title={t('identity')}
        footer={null}
        destroyOnHidden
        onCancel={() => setIdentity(null)}
      >
        <Facts
          of={[
            [t('name'), identity?.name ?? '—'],
            [t('contact'), identity?.contact ?? '—'],
          ]}
        />
      </Modal>
    </>
  );
}
