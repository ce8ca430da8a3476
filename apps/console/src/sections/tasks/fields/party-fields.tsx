import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeChoice, PersonChoice, UnitChoice } from '../../../shapes/index.js';

const UNIT_ROLES = ['lead', 'responsible', 'assisting'] as const;
const PERSON_ROLES = ['direct', 'handler'] as const;

/** The units of a task, each in its role; at least one. */
export function UnitsField(): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <Form.List name="units">
      {(fields, { add, remove }) => (
        <fieldset className="lines">
          <legend>{t('ask.units')} *</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="line">
              <Form.Item name={[name, 'role']} rules={[{ required: true }]} initialValue="responsible">
                <CodeChoice
                  aria-label={t('ask.unitRole')}
                  codes={UNIT_ROLES}
                  inWords={(code) => t(`role.${code as (typeof UNIT_ROLES)[number]}`)}
                />
              </Form.Item>
              <Form.Item name={[name, 'unitId']} rules={[{ required: true }]} className="wide">
                <UnitChoice aria-label={t('ask.unit')} />
              </Form.Item>
              {fields.length === 1 ? null : <Button onClick={() => remove(name)}>{t('ask.remove')}</Button>}
            </div>
          ))}
          <Button onClick={() => add()}>{t('ask.addUnit')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** Persons responsible and handlers: those of the directory, or a name as it was written. */
export function PersonsField({ name: list }: { readonly name: string | readonly string[] }): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <Form.List name={typeof list === 'string' ? list : [...list]}>
      {(fields, { add, remove }) => (
        <fieldset className="lines">
          <legend>{t('ask.persons')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="line">
              <Form.Item name={[name, 'role']} rules={[{ required: true }]} initialValue="direct">
                <CodeChoice
                  aria-label={t('ask.personRole')}
                  codes={PERSON_ROLES}
                  inWords={(code) => t(`personRole.${code as (typeof PERSON_ROLES)[number]}`)}
                />
              </Form.Item>
              <Form.Item noStyle shouldUpdate>
                {({ getFieldValue }) =>
                  typeof getFieldValue([...(typeof list === 'string' ? [list] : list), name, 'name']) === 'string' ? (
                    <Form.Item name={[name, 'name']} rules={[{ required: true }]} className="wide">
                      <Input aria-label={t('ask.person')} />
                    </Form.Item>
                  ) : (
                    <Form.Item name={[name, 'personId']} rules={[{ required: true }]} className="wide">
                      <PersonChoice aria-label={t('ask.person')} />
                    </Form.Item>
                  )
                }
              </Form.Item>
              <Button onClick={() => remove(name)}>{t('ask.remove')}</Button>
            </div>
          ))}
          <Button onClick={() => add()}>{t('ask.addPerson')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
