import { Checkbox, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { Day, FilesField, Unread, useCodeWords } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { useGroundWords } from './grounds.js';
import { knownGrounds, pinnedOf, type ActProps, type Ground } from './title.js';

/** Of the button of an act: its words, whether it is the page's primary one, and why it cannot be done now. */
export function useActButton({ act, refused, primary, late }: ActProps['offered']): {
  readonly label: string;
  readonly primary: boolean;
  readonly disabled?: string;
} {
  const say = useCodeWords();
  const { language } = useLanguage();
  const { t } = useTranslation('shapes');
  const name = say('titleAct', act);
  const label = late === undefined ? name : t('lateAct', { act: name });
  return { label, primary, ...(refused === null ? {} : { disabled: refused[language] }) };
}

export function TextItem({
  name,
  label,
  required = false,
  most = 60,
}: {
  readonly name: string | string[];
  readonly label: string;
  readonly required?: boolean;
  readonly most?: number;
}): ReactNode {
  return (
    <Form.Item name={name} label={label} rules={required ? [{ required: true, whitespace: true }] : []}>
      <Input maxLength={most} />
    </Form.Item>
  );
}

export function LongTextItem({
  name,
  label,
  required = false,
  most = 8000,
}: {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly most?: number;
}): ReactNode {
  return (
    <Form.Item name={name} label={label} rules={required ? [{ required: true, whitespace: true }] : []}>
      <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={most} />
    </Form.Item>
  );
}

export function FilesItem({
  name,
  label,
  most,
  required = false,
}: {
  readonly name: string;
  readonly label: string;
  readonly most: number;
  readonly required?: boolean;
}): ReactNode {
  return (
    <Form.Item name={name} label={label} rules={[{ required, type: 'array' as const }]}>
      <FilesField context="awards" most={most} />
    </Form.Item>
  );
}

const WAYS = ['inPerson', 'post', 'notice', 'electronic'] as const;

/** How somebody was told or served. */
export function WayItem(): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  return (
    <Form.Item name="way" label={t('field.way')} rules={[{ required: true }]}>
      <Radio.Group options={WAYS.map((way) => ({ value: way, label: say('servedWay', way) }))} />
    </Form.Item>
  );
}

type Fact = Pick<Ground, 'factId' | 'fact' | 'occurredOn' | 'verifier'>;

/** Facts known of the subject, to found a decision on; those that triggered something first. */
export function FactsItem({
  title,
  names,
  required,
}: Pick<ActProps, 'title' | 'names'> & { readonly required: boolean }): ReactNode {
  const { t } = useTranslation('titles');
  const words = useGroundWords(names, pinnedOf(title));
  const watch = queries.useQuery(
    'get',
    '/api/awards/v1/subjects/{id}/watch',
    { params: { path: { id: title.subject.id } } },
    { retry: false },
  );
  const watched = (watch.data?.facts ?? []).flatMap(({ factId, told, verifier, withdrawn }): readonly Fact[] =>
    told === null || withdrawn
      ? []
      : [{ factId, fact: told.fact, occurredOn: told.occurredOn, verifier: verifier ?? told.verifier }],
  );
  const known = knownGrounds(title);
  const facts = [...new Map<string, Fact>([...known, ...watched].map((fact) => [fact.factId, fact])).values()];
  return (
    <Form.Item
      name="factIds"
      label={t('field.facts')}
      rules={[{ required, type: 'array' as const }]}
      extra={facts.length > 0 ? undefined : watch.data === undefined ? <Unread reads={[watch]} /> : t('noFacts')}
    >
      <Checkbox.Group
        style={{ flexDirection: 'column' }}
        options={facts.map((fact) => ({
          value: fact.factId,
          label: (
            <>
              {words({ ...fact, occurredAt: null, source: null })}{' '}
              <small>
                <Day day={fact.occurredOn} />
                {fact.verifier?.unit ? ` · ${fact.verifier.unit.name}` : null}
              </small>
            </>
          ),
        }))}
      />
    </Form.Item>
  );
}
