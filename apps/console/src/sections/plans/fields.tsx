import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonChoice, UnitChoice } from '../../shapes/index.js';

export interface ReasonValue {
  readonly code: string;
  readonly text?: string;
}

/** A reason as it is sent: an empty explanation is none. */
export function reasonSent({ code, text }: ReasonValue): { code: string; text?: string } {
  return text === undefined || text.trim() === '' ? { code } : { code, text: text.trim() };
}

export interface FieldProps<Value> {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly value?: Value;
  readonly onChange?: (value: Value | undefined) => void;
}

/** One entry a line. */
export function LinesField({ value = [], onChange, ...props }: FieldProps<readonly string[]>): ReactNode {
  return (
    <Input.TextArea
      {...props}
      autoSize={{ minRows: 2, maxRows: 10 }}
      value={value.join('\n')}
      onChange={({ target }) => onChange?.(target.value.split('\n'))}
    />
  );
}

export function linesSent(lines: readonly string[] | undefined): string[] {
  return (lines ?? []).map((line) => line.trim()).filter((line) => line !== '');
}

/** Somebody of the directory, or the name a document has. */
export interface PersonValue {
  readonly personId?: string;
  readonly name?: string;
}

export function isSomebody({ personId, name }: PersonValue): boolean {
  return (personId !== undefined && personId !== '') || (name !== undefined && name.trim() !== '');
}

export function personSent({ personId, name }: PersonValue): { personId?: string; name?: string } {
  if (personId !== undefined && personId !== '') return { personId };
  return name === undefined ? {} : { name: name.trim() };
}

export function PersonField({ id, value = {}, onChange }: FieldProps<PersonValue>): ReactNode {
  const { t } = useTranslation('plans');
  const { personId, name } = value;
  return (
    <div className="two-fields">
      <PersonChoice
        {...(id === undefined ? {} : { id })}
        {...(personId === undefined ? {} : { value: personId })}
        aria-label={t('groups.person')}
        allowClear
        onChange={(chosen: string | undefined) => onChange?.(chosen === undefined ? {} : { personId: chosen })}
      />
      <Input
        aria-label={t('groups.orName')}
        placeholder={t('groups.orName')}
        maxLength={100}
        disabled={personId !== undefined}
        value={name ?? ''}
        onChange={({ target }) => onChange?.(target.value === '' ? {} : { name: target.value })}
      />
    </div>
  );
}

export function PeopleFields({ name, label }: { readonly name: string; readonly label: string }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Form.Item label={label}>
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="field-row">
                <Form.Item name={field.name} noStyle>
                  <PersonField />
                </Form.Item>
                <Button aria-label={t('groups.removePerson')} onClick={() => remove(field.name)}>
                  ×
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add({})}>
              {t('groups.addPerson')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** Several units of the directory. */
export function UnitsField({ name, label }: { readonly name: readonly string[]; readonly label: string }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Form.Item label={label}>
      <Form.List name={[...name]}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="field-row">
                <Form.Item name={field.name} noStyle>
                  <UnitChoice aria-label={t('items.unit')} />
                </Form.Item>
                <Button aria-label={t('items.removeUnit')} onClick={() => remove(field.name)}>
                  ×
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add()}>
              {t('items.addUnit')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

export interface LateValue {
  readonly effectiveOn: string;
  readonly reason: ReasonValue;
}

export function lateSent({ effectiveOn, reason }: LateValue): {
  effectiveOn: string;
  reason: { code: string; text?: string };
} {
  return { effectiveOn, reason: reasonSent(reason) };
}
