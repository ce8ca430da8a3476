import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeWords } from './code-words.js';
import type { Answer, Body } from '../api/client.js';

export type Demand = NonNullable<Answer<'/api/plans/v1/tasks/{id}'>['demands']>[number];
type DemandsSent = NonNullable<Body<'/api/plans/v1/plans/{id}/items'>['demands']>;

const KINDS = ['photo', 'video', 'place'] as const satisfies readonly Demand['kind'][];
const MOST_WORDS = 500;

/** As the form holds it. */
export type DemandValue = Partial<Demand>;

export function demandsSent(values: readonly DemandValue[] = []): DemandsSent {
  return values.flatMap(({ kind, necessity = '' }) =>
    kind === undefined ? [] : [{ kind, necessity: necessity.trim() }],
  );
}

/** Photos, videos or a place that are demanded, each with why: told to who has to bring them. */
export function Demands({ of }: { readonly of: readonly Demand[] }): ReactNode {
  const { t } = useTranslation('shapes');
  const say = useCodeWords();
  return (
    <ul className="demands">
      {of.map(({ kind, necessity }) => (
        <li key={kind}>
          <b>{t('demands.one', { what: say('demandKind', kind) })}</b>
          {t('demands.between')}
          {t('demands.why', { why: necessity })}
        </li>
      ))}
    </ul>
  );
}

/** Each kind once, none without its necessity. */
export function DemandsField({ name }: { readonly name: string }): ReactNode {
  const { t } = useTranslation('shapes');
  const say = useCodeWords();
  const chosen = Form.useWatch<readonly (DemandValue | undefined)[] | undefined>(name) ?? [];
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <fieldset className="demands-field">
          <legend>{t('demands.title')}</legend>
          <small>{t('demands.rule')}</small>
          {fields.map(({ key, name: at }) => (
            <div key={key} className="demand-row">
              <Form.Item name={[at, 'kind']} rules={[{ required: true }]}>
                <Select
                  aria-label={t('demands.what')}
                  options={KINDS.filter((kind) =>
                    chosen.every((other, index) => index === at || other?.kind !== kind),
                  ).map((kind) => ({ value: kind, label: say('demandKind', kind) }))}
                />
              </Form.Item>
              <Form.Item
                name={[at, 'necessity']}
                rules={[{ required: true, whitespace: true, message: t('demands.necessityMissing') }]}
              >
                <Input.TextArea
                  aria-label={t('demands.necessity')}
                  placeholder={t('demands.necessityHint')}
                  autoSize={{ minRows: 1, maxRows: 5 }}
                  maxLength={MOST_WORDS}
                />
              </Form.Item>
              <Button aria-label={t('demands.remove')} onClick={() => remove(at)}>
                ×
              </Button>
            </div>
          ))}
          {fields.length >= KINDS.length ? null : (
            <Button
              type="dashed"
              onClick={() => add({ kind: KINDS.find((kind) => chosen.every((other) => other?.kind !== kind)) })}
            >
              {t('demands.add')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
}
