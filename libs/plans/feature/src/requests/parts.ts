import {
  DEMAND_KINDS,
  TASK_SOURCES,
  type Demand,
  type GroupOffice,
  type ItemDue,
  type ItemUnit,
  type PlanGroup,
  type PlanItem,
  type PlanStage,
  type Supports,
  type TaskPerson,
  type TaskSource,
} from '@gongjian/plans-domain';
import { localDate, personal, text, uuid } from '@gongjian/shared-http';
import type { LocalDate, PersonNamed, UnitAsOf } from '@gongjian/shared-kernel';
import type { DirectoryNames } from '@gongjian/shared-records';
import { lateEntry, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { z } from 'zod';

/** What requests say is turned into facts here: ids get their names, free text its record's key. */
export interface Recording {
  readonly names: DirectoryNames;
  readonly tenant: string;
  readonly today: LocalDate;
  /** The stream whose key seals free text. */
  readonly stream: string;
}

export const stageCode = (): z.ZodString => z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

const personRef = z.strictObject({ personId: uuid().optional(), name: personal(100).optional() });

function namesSomebody(value: { readonly personId?: unknown; readonly name?: unknown }): boolean {
  return (value.personId === undefined) !== (value.name === undefined);
}

const NAMES_SOMEBODY = {
  params: {
    code: 'PERSON',
    zh: '请给出 personId，或文件中的姓名 name，二者取一。',
    en: 'Give either personId, or the name as the document has it.',
  },
} as const;

export const groupMember = personRef.refine(namesSomebody, NAMES_SOMEBODY).meta({ id: 'GroupMember' });

export const taskPerson = personRef
  .extend({
    role: z.enum(['direct', 'handler']),
    part: text(100)
      .optional()
      .meta({ description: '负责的分项；缺省为整项。The part answered for; the whole when left out.' }),
  })
  .refine(namesSomebody, NAMES_SOMEBODY)
  .meta({ id: 'TaskPerson' });

export const taskUnit = z.strictObject({ role: z.enum(['lead', 'responsible', 'assisting']), unitId: uuid() });

export const itemUnit = z
  .strictObject({
    role: z.enum(['lead', 'responsible', 'assisting']),
    unitId: uuid().optional(),
    text: text(100).optional(),
  })
  .refine((unit) => unit.unitId !== undefined || unit.text !== undefined, {
    params: {
      code: 'UNIT',
      zh: '请给出 unitId，或文件中的单位名称 text。',
      en: 'Give unitId, or the text of the document.',
    },
  })
  .meta({ id: 'ItemUnit' });

export const taskSource = z
  .strictObject({
    kind: z.enum(TASK_SOURCES),
    reference: text(200).optional(),
    place: z.strictObject({ from: z.int().min(0), to: z.int().min(0) }).optional(),
  })
  .meta({ id: 'TaskSource' });

export const supports = z
  .strictObject({
    subjectIds: z.array(uuid()).min(1).max(500),
    indicators: z.array(stageCode()).min(1).max(100),
  })
  .meta({
    id: 'Supports',
    description: '材料通过后，证明这些对象的这些指标。Whose indicators its evidence shows met, once it is approved.',
  });
export type SupportsBody = z.output<typeof supports>;

export const demands = z
  .array(
    z.strictObject({
      kind: z.enum(DEMAND_KINDS),
      necessity: text(500, { min: 0 }).default('').meta({
        description: '必要性，向基层写明。Why the work cannot be shown done without it; told to who brings it.',
      }),
    }),
  )
  .max(3)
  .meta({
    id: 'Demands',
    description: '照片、视频、定位：须写明必要性。Photos, videos, a place: only with their necessity.',
  });

export const itemDue = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('stated'), on: localDate() }),
    z.strictObject({ kind: z.literal('stageEnd'), stage: stageCode() }),
    z.strictObject({ kind: z.literal('periodEnd') }),
  ])
  .meta({ id: 'ItemDue' });

export const deliverables = z.array(text(300)).max(50);

export const planItem = z
  .strictObject({
    number: text(20).optional(),
    heading: text(200),
    content: text(8_000, { min: 0 }).default(''),
    deliverables: deliverables.default([]),
    units: z.array(itemUnit).max(60).default([]),
    persons: z.array(taskPerson).max(60).default([]),
    due: itemDue.default({ kind: 'periodEnd' }),
    source: taskSource.optional(),
    supports: supports.optional(),
    demands: demands.optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'PlanItem' });
export type PlanItemBody = z.output<typeof planItem>;

export const planStages = z
  .array(
    z.strictObject({
      code: stageCode(),
      name: text(100),
      from: localDate().nullable().default(null),
      to: localDate().nullable().default(null),
    }),
  )
  .max(20);
export type PlanStagesBody = z.output<typeof planStages>;

export const planGroup = z
  .strictObject({
    kind: z.enum(['leading', 'work']),
    name: text(100),
    heads: z.array(groupMember).max(20).default([]),
    deputies: z.array(groupMember).max(40).default([]),
    members: z.array(groupMember).max(200).default([]),
    memberUnitIds: z.array(uuid()).max(100).default([]),
    duties: z.array(text(500)).max(20).default([]),
    office: z
      .strictObject({
        unitIds: z.array(uuid()).max(10).default([]),
        text: text(100).optional(),
        director: groupMember.optional(),
        liaison: groupMember.optional(),
      })
      .optional(),
  })
  .meta({ id: 'PlanGroup' });
export type PlanGroupBody = z.output<typeof planGroup>;

export const planHeader = z
  .strictObject({
    title: text(200),
    authorityUnitId: uuid(),
    divisionId: uuid(),
    period: z.strictObject({ from: localDate(), to: localDate() }),
  })
  .meta({ id: 'PlanHeader' });
export type PlanHeaderBody = z.output<typeof planHeader>;

export async function personFact(
  body: z.output<typeof personRef>,
  unitIds: readonly string[],
  { names, tenant, stream }: Recording,
): Promise<PersonNamed> {
  return body.personId === undefined
    ? { personId: null, text: sealedText(body.name, stream), post: null, unit: null }
    : names.person(tenant, body.personId, unitIds);
}

export async function taskPersonFacts(
  bodies: readonly z.output<typeof taskPerson>[],
  unitIds: readonly string[],
  recording: Recording,
): Promise<readonly TaskPerson[]> {
  return Promise.all(
    bodies.map(async (body) => ({
      ...(await personFact(body, unitIds, recording)),
      role: body.role,
      ...(body.part === undefined ? {} : { part: body.part }),
    })),
  );
}

export async function itemUnitFacts(
  bodies: readonly z.output<typeof itemUnit>[],
  { names, tenant, today }: Recording,
): Promise<readonly ItemUnit[]> {
  return Promise.all(
    bodies.map(async ({ role, unitId, text: written }) => ({
      role,
      unit: unitId === undefined ? null : await names.unit(tenant, unitId, today),
      text: written ?? null,
    })),
  );
}

export function sourceFact(body: z.output<typeof taskSource> | undefined, number: string | undefined): TaskSource {
  if (body === undefined) return { kind: 'planItem', reference: number ?? null, place: null };
  return { kind: body.kind, reference: body.reference ?? null, place: body.place ?? null };
}

/** @throws DomainError SUBJECT.UNKNOWN, SUBJECT.CLOSED */
export async function supportsFact(
  body: SupportsBody | undefined,
  { names, tenant, today }: Pick<Recording, 'names' | 'tenant' | 'today'>,
): Promise<{ readonly supports?: Supports }> {
  if (body === undefined) return {};
  await Promise.all(body.subjectIds.map((subjectId) => names.subject(tenant, subjectId, today)));
  return { supports: { subjectIds: [...new Set(body.subjectIds)], indicators: [...new Set(body.indicators)] } };
}

export function demandsFact(body: readonly Demand[] | undefined): { readonly demands?: readonly Demand[] } {
  return body === undefined || body.length === 0 ? {} : { demands: body };
}

export async function itemFact(itemId: string, body: PlanItemBody, recording: Recording): Promise<PlanItem> {
  const unitIds = body.units.flatMap(({ unitId }) => unitId ?? []);
  const due: ItemDue = body.due;
  return {
    itemId,
    number: body.number ?? null,
    heading: body.heading,
    content: body.content,
    deliverables: body.deliverables,
    units: await itemUnitFacts(body.units, recording),
    persons: await taskPersonFacts(body.persons, unitIds, recording),
    due,
    source: sourceFact(body.source, body.number),
    ...(await supportsFact(body.supports, recording)),
    ...demandsFact(body.demands),
    lateEntry: lateEntryFact(body.lateEntry, recording.stream),
  };
}

export function stageFacts(bodies: PlanStagesBody): readonly PlanStage[] {
  return bodies.map(({ code, name, from, to }) => ({ code, name, from, to }));
}

export async function groupFact(groupId: string, body: PlanGroupBody, recording: Recording): Promise<PlanGroup> {
  const { names, tenant, today } = recording;
  const people = (bodies: readonly z.output<typeof groupMember>[]): Promise<readonly PersonNamed[]> =>
    Promise.all(bodies.map((body_) => personFact(body_, [], recording)));
  const units = (unitIds: readonly string[]): Promise<readonly UnitAsOf[]> =>
    Promise.all(unitIds.map((unitId) => names.unit(tenant, unitId, today)));
  const { office } = body;
  const officeFact: GroupOffice | null =
    office === undefined
      ? null
      : {
          units: await units(office.unitIds),
          text: office.text ?? null,
          director: office.director === undefined ? null : await personFact(office.director, [], recording),
          liaison: office.liaison === undefined ? null : await personFact(office.liaison, [], recording),
        };
  return {
    groupId,
    kind: body.kind,
    name: body.name,
    heads: await people(body.heads),
    deputies: await people(body.deputies),
    members: await people(body.members),
    memberUnits: await units(body.memberUnitIds),
    duties: body.duties,
    office: officeFact,
  };
}
