import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../session/me.js';
import { CodeChoice } from '../../../shapes/index.js';
import type { Task } from '../task-record.js';

/** Units an act may be for: the person's own of the task, or any of the task for what the office records. */
export function useUnits(task: Task, any: boolean): Task['units'] {
  const mine = new Set(useMe().units.map(({ id }) => id));
  return task.units.filter(({ unit, role }) => (any || mine.has(unit.id)) && role !== 'assisting');
}

/** Asked only where there is a choice. */
export function UnitField({ units }: { readonly units: Task['units'] }): ReactNode {
  const { t } = useTranslation('tasks');
  if (units.length < 2) return null;
  const names = new Map(units.map(({ unit, role }) => [unit.id, `${unit.name} · ${t(`role.${role}`)}`]));
  return (
    <Form.Item name="unitId" label={t('ask.unit')} rules={[{ required: true }]}>
      <CodeChoice codes={[...names.keys()]} inWords={(id) => names.get(id) ?? id} />
    </Form.Item>
  );
}
