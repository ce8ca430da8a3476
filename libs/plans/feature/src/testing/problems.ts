import type { SubjectEvent } from '@gongjian/directory-contracts';
import { directoryTables } from '@gongjian/shared-access';
import {
  county,
  otherCounty,
  people,
  today,
  town,
  units,
  type DistrictClient,
  type RunningDistrict,
} from '@gongjian/shared-records/testing';
import { findingRecordedV1, type FindingRecordedV1 } from '@gongjian/assessments-contracts';
import { followUpBecameDueV1, type FollowUpBecameDueV1 } from '@gongjian/awards-contracts';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { idOf, nextKey } from './campaign-steps.js';

const file = new URL('../../../../../programmes/case-free-compound.yaml', import.meta.url);

const subjects = {
  /** A compound: nobody of its own answers for it. */
  compound: '0198c7a0-0000-7000-8000-000000000401',
  /** A unit that is assessed. */
  property: '0198c7a0-0000-7000-8000-000000000402',
  /** Of another county. */
  elsewhere: '0198c7a0-0000-7000-8000-000000000403',
} as const;

/** What is assessed in the district. */
export async function registerSubjects(plans: RunningDistrict): Promise<typeof subjects> {
  const { catalogue } = directoryTables('plans').subject;
  const registered = (
    kind: 'compound' | 'unit',
    name: string,
    division: typeof town,
    unit: { readonly id: string; readonly name: string } | null = null,
  ): SubjectEvent => ({
    type: 'SubjectRegistered',
    data: { kind, name, class: null, division, unit, effectiveOn: '2020-01-01' },
  });
  await plans.recordDirectory(catalogue, subjects.compound, [registered('compound', '和顺小区', town)]);
  const property = { id: units.property, name: '和顺物业公司' };
  await plans.recordDirectory(catalogue, subjects.property, [registered('unit', '和顺物业公司', town, property)]);
  await plans.recordDirectory(catalogue, subjects.elsewhere, [registered('compound', '东山花园', otherCounty)]);
  return subjects;
}

/** A shipped programme under a key of its own: problems found are put right in three days, serious ones in one. */
export async function watchedProgramme(office: DistrictClient): Promise<string> {
  const definition = { ...(parse(readFileSync(file, 'utf8')) as object), key: nextKey() };
  const id = idOf(await office.post('/programmes', { authorityUnitId: units.office, definition }));
  await office.post(`/programmes/${id}/versions`);
  return id;
}

export const compound = {
  id: subjects.compound,
  kind: 'compound',
  name: '和顺小区',
  class: null,
  division: { id: town.id, name: town.name },
  unit: null,
};

export const byAssessor = {
  ...findingRecordedV1.example.act,
  actor: {
    kind: 'person' as const,
    id: people.assessor,
    role: 'assessor',
    post: { id: randomUUID(), name: '考评员' },
    division: { id: county.id, name: county.name },
    unit: { id: units.office, name: '清河县创建办' },
  },
  occurredAt: new Date().toISOString(),
};

/** An inspection of the compound found something today. */
export async function finding(
  plans: RunningDistrict,
  programmeId: string,
  change: Partial<FindingRecordedV1> = {},
): Promise<FindingRecordedV1> {
  const sheetId = randomUUID();
  const { onBehalfOf: _none, effectiveOn: _today, ...act } = byAssessor;
  return {
    ...findingRecordedV1.example,
    findingId: randomUUID(),
    sheetId,
    what: await plans.sealed(`sheet-${sheetId}`, '大门损坏'),
    subjectId: compound.id,
    subject: compound,
    unitId: null,
    programmeId,
    version: 1,
    foundOn: today,
    evidence: [],
    act,
    ...change,
  };
}

/** The follow-up of a removal of the compound’s title is due. */
export function due(programmeId: string): FollowUpBecameDueV1 {
  const { id: subjectId, ...subject } = compound;
  const { onBehalfOf: _none, effectiveOn: _today, ...act } = byAssessor;
  return {
    ...followUpBecameDueV1.example,
    titleId: randomUUID(),
    removalId: randomUUID(),
    subjectId,
    subject,
    programmeId,
    version: 1,
    authority: { id: units.office, name: '清河县创建办', division: { id: county.id, name: county.name } },
    act,
  };
}
