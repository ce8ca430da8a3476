import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../api/client.js';
import type { PlanGroup } from './codes.js';
import {
  isSomebody,
  linesSent,
  LinesField,
  PeopleFields,
  PersonField,
  personSent,
  UnitsField,
  type PersonValue,
} from './fields.js';

type GroupBody = Body<'/api/plans/v1/plans/{id}/groups/{groupId}', 'put'>;

export interface GroupValues {
  readonly kind: 'leading' | 'work';
  readonly name: string;
  readonly heads?: readonly PersonValue[];
  readonly deputies?: readonly PersonValue[];
  readonly members?: readonly PersonValue[];
  readonly memberUnitIds?: readonly string[];
  readonly duties?: readonly string[];
  readonly officeUnitIds?: readonly string[];
  readonly officeText?: string;
  readonly director?: PersonValue;
  readonly liaison?: PersonValue;
}

type Named = PlanGroup['heads'][number];

export function personValue({ personId, text }: Pick<Named, 'personId' | 'text'>): PersonValue {
  if (personId !== null) return { personId };
  return text === null ? {} : { name: text };
}

export function groupValues(group: PlanGroup): GroupValues {
  const { office } = group;
  return {
    kind: group.kind,
    name: group.name,
    heads: group.heads.map(personValue),
    deputies: group.deputies.map(personValue),
    members: group.members.map(personValue),
    memberUnitIds: group.memberUnits.map(({ id }) => id),
    duties: group.duties,
    officeUnitIds: office?.units.map(({ id }) => id) ?? [],
    ...(office?.text === null || office === null ? {} : { officeText: office.text }),
    ...(office?.director === null || office === null ? {} : { director: personValue(office.director) }),
    ...(office?.liaison === null || office === null ? {} : { liaison: personValue(office.liaison) }),
  };
}

export function groupSent(values: GroupValues): GroupBody {
  const people = (list: readonly PersonValue[] = []): PersonValue[] => list.filter(isSomebody).map(personSent);
  const { director, liaison, officeText } = values;
  const unitIds = (values.officeUnitIds ?? []).filter((id): id is string => Boolean(id));
  const office = {
    unitIds,
    ...(officeText === undefined || officeText.trim() === '' ? {} : { text: officeText.trim() }),
    ...(director === undefined || !isSomebody(director) ? {} : { director: personSent(director) }),
    ...(liaison === undefined || !isSomebody(liaison) ? {} : { liaison: personSent(liaison) }),
  };
  const hasOffice = unitIds.length > 0 || Object.keys(office).length > 1;
  return {
    kind: values.kind,
    name: values.name,
    heads: people(values.heads),
    deputies: people(values.deputies),
    members: people(values.members),
    memberUnitIds: (values.memberUnitIds ?? []).filter((id): id is string => Boolean(id)),
    duties: linesSent(values.duties),
    ...(hasOffice ? { office } : {}),
  };
}

export function GroupFields(): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <>
      <div className="two-fields">
        <Form.Item name="name" label={t('groups.name')} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="kind" label={t('groups.kind')} rules={[{ required: true }]}>
          <Select
            options={(['leading', 'work'] as const).map((kind) => ({ value: kind, label: t(`groupKind.${kind}`) }))}
          />
        </Form.Item>
      </div>
      <PeopleFields name="heads" label={t('groups.heads')} />
      <PeopleFields name="deputies" label={t('groups.deputies')} />
      <PeopleFields name="members" label={t('groups.members')} />
      <UnitsField name={['memberUnitIds']} label={t('groups.memberUnits')} />
      <Form.Item name="duties" label={t('groups.duties')} extra={t('groups.dutiesHint')}>
        <LinesField />
      </Form.Item>
      <UnitsField name={['officeUnitIds']} label={t('groups.office')} />
      <Form.Item name="officeText" label={`${t('groups.office')} (${t('groups.officeText')})`}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="director" label={t('groups.director')}>
        <PersonField />
      </Form.Item>
      <Form.Item name="liaison" label={t('groups.liaison')}>
        <PersonField />
      </Form.Item>
    </>
  );
}
