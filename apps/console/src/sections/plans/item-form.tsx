import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../api/client.js';
import { DayField, DemandsField, demandsSent, UnitChoice, type DemandValue } from '../../shapes/index.js';
import { PERSON_ROLES, SOURCES, UNIT_ROLES, type PlanItem, type PlanStage } from './codes.js';
import { isSomebody, LinesField, linesSent, PersonField, personSent, type PersonValue } from './fields.js';
import { personValue } from './group-form.js';

export type ItemBody = Body<'/api/plans/v1/plans/{id}/items'>;
type Due = PlanItem['due'];

export interface UnitValue {
  readonly role: (typeof UNIT_ROLES)[number];
  readonly unitId?: string;
  readonly text?: string;
}

export interface TaskPersonValue {
  readonly who?: PersonValue;
  readonly role: (typeof PERSON_ROLES)[number];
  readonly part?: string;
}

export interface ItemValues {
  readonly number?: string;
  readonly heading: string;
  readonly content?: string;
  readonly deliverables?: readonly string[];
  readonly units?: readonly UnitValue[];
  readonly persons?: readonly TaskPersonValue[];
  readonly demands?: readonly DemandValue[];
  readonly due: { readonly kind: Due['kind']; readonly on?: string; readonly stage?: string };
  readonly source?: { readonly kind: (typeof SOURCES)[number]; readonly reference?: string };
}

export function unitValues(units: PlanItem['units']): UnitValue[] {
  return units.map(({ role, unit, text }) => ({
    role,
    ...(unit === null ? {} : { unitId: unit.id }),
    ...(text === null ? {} : { text }),
  }));
}

export function taskPersonValues(persons: PlanItem['persons']): TaskPersonValue[] {
  return persons.map((person) => ({
    who: personValue(person),
    role: person.role,
    ...(person.part === undefined ? {} : { part: person.part }),
  }));
}

export function itemValues(item: PlanItem): ItemValues {
  const { number, heading, content, deliverables, units, persons, due, source, demands = [] } = item;
  return {
    ...(number === null ? {} : { number }),
    heading,
    content,
    deliverables,
    units: unitValues(units),
    persons: taskPersonValues(persons),
    demands,
    due,
    source: { kind: source.kind, ...(source.reference === null ? {} : { reference: source.reference }) },
  };
}

const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

export function unitsSent(
  units: readonly UnitValue[] = [],
): { role: UnitValue['role']; unitId?: string; text?: string }[] {
  return units
    .filter(({ unitId, text }) => filled(unitId) || filled(text))
    .map(({ role, unitId, text }) => ({
      role,
      ...(filled(unitId) ? { unitId } : {}),
      ...(filled(text) ? { text: text.trim() } : {}),
    }));
}

export function taskPersonsSent(
  persons: readonly TaskPersonValue[] = [],
): { personId?: string; name?: string; role: TaskPersonValue['role']; part?: string }[] {
  return persons.flatMap(({ who = {}, role, part }) =>
    isSomebody(who) ? [{ ...personSent(who), role, ...(filled(part) ? { part: part.trim() } : {}) }] : [],
  );
}

export function dueSent({ kind, on, stage }: ItemValues['due']): Due {
  if (kind === 'stated') return { kind, on: on ?? '' };
  return kind === 'stageEnd' ? { kind, stage: stage ?? '' } : { kind };
}

/** What the form does not show of a known item stays as it is. */
export function itemSent(values: ItemValues, known?: PlanItem): ItemBody {
  const { number, heading, content, source } = values;
  const place = known?.source.place ?? null;
  return {
    ...(filled(number) ? { number: number.trim() } : {}),
    heading,
    content: content ?? '',
    deliverables: linesSent(values.deliverables),
    units: unitsSent(values.units),
    persons: taskPersonsSent(values.persons),
    demands: demandsSent(values.demands),
    due: dueSent(values.due),
    source: {
      kind: source?.kind ?? 'planItem',
      ...(filled(source?.reference) ? { reference: source.reference.trim() } : {}),
      ...(place === null ? {} : { place }),
    },
    ...(known?.supports === undefined ? {} : { supports: known.supports }),
  };
}

export function ItemFields({ stages }: { readonly stages: readonly PlanStage[] }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <>
      <div className="two-fields number-first">
        <Form.Item name="number" label={t('items.number')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="heading" label={t('items.heading')} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Form.Item name="content" label={t('items.content')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={8000} />
      </Form.Item>
      <Form.Item name="deliverables" label={t('items.deliverables')} extra={t('items.deliverablesHint')}>
        <LinesField />
      </Form.Item>
      <ItemUnitsFields />
      <ItemPersonsFields />
      <DemandsField name="demands" />
      <DueFields stages={stages} />
      <div className="two-fields">
        <Form.Item name={['source', 'kind']} label={t('items.source')}>
          <Select options={SOURCES.map((kind) => ({ value: kind, label: t(`source.${kind}`) }))} />
        </Form.Item>
        <Form.Item name={['source', 'reference']} label={t('items.reference')}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
    </>
  );
}

export function ItemUnitsFields(): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Form.Item label={t('items.units')}>
      <Form.List name="units">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="field-row unit-row">
                <Form.Item name={[name, 'role']} noStyle>
                  <Select
                    aria-label={t('items.unitRole')}
                    options={UNIT_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'unitId']} noStyle>
                  <UnitChoice aria-label={t('items.unit')} allowClear />
                </Form.Item>
                <Form.Item name={[name, 'text']} noStyle>
                  <Input aria-label={t('items.unitText')} placeholder={t('items.unitText')} maxLength={100} />
                </Form.Item>
                <Button aria-label={t('items.removeUnit')} onClick={() => remove(name)}>
                  ×
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add({ role: fields.length === 0 ? 'lead' : 'responsible' })}>
              {t('items.addUnit')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

export function ItemPersonsFields(): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Form.Item label={t('items.persons')}>
      <Form.List name="persons">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="field-row person-row">
                <Form.Item name={[name, 'role']} noStyle>
                  <Select
                    aria-label={t('items.personRole')}
                    options={PERSON_ROLES.map((role) => ({ value: role, label: t(`personRole.${role}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'who']} noStyle>
                  <PersonField />
                </Form.Item>
                <Form.Item name={[name, 'part']} noStyle>
                  <Input aria-label={t('items.part')} placeholder={t('items.part')} maxLength={100} />
                </Form.Item>
                <Button aria-label={t('groups.removePerson')} onClick={() => remove(name)}>
                  ×
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add({ role: 'direct' })}>
              {t('groups.addPerson')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

export function DueFields({ stages }: { readonly stages: readonly PlanStage[] }): ReactNode {
  const { t } = useTranslation('plans');
  const kind = Form.useWatch<Due['kind'] | undefined>(['due', 'kind']);
  const kinds = (['stated', 'stageEnd', 'periodEnd'] as const).filter(
    (each) => each !== 'stageEnd' || stages.length > 0,
  );
  return (
    <div className="two-fields">
      <Form.Item name={['due', 'kind']} label={t('items.dueKind')} rules={[{ required: true }]}>
        <Select options={kinds.map((each) => ({ value: each, label: t(`items.dueKinds.${each}`) }))} />
      </Form.Item>
      {kind === 'stated' ? (
        <Form.Item name={['due', 'on']} label={t('items.dueOn')} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
      ) : kind === 'stageEnd' ? (
        <Form.Item name={['due', 'stage']} label={t('items.dueStage')} rules={[{ required: true }]}>
          <Select options={stages.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
      ) : null}
    </div>
  );
}
