import type { NamedAsOf } from '@gongjian/shared-kernel';

/** A division with the name and the 12-digit statistical code it had at that moment. */
export interface DivisionRef extends NamedAsOf {
  readonly code: string;
}

/** The recorded fact a correction puts right: the event's id and its revision in the same stream. */
export interface CorrectedFact {
  readonly eventId: string;
  readonly revision: number;
}

export const DIVISION_LEVELS = ['province', 'city', 'county', 'town', 'community'] as const;
export type DivisionLevel = (typeof DIVISION_LEVELS)[number];

export const UNIT_KINDS = [
  'government',
  'office',
  'bureau',
  'partyBranch',
  'streetOffice',
  'committee',
  'company',
  'institution',
  'association',
] as const;
/** government 人民政府, office 办公室, bureau 局(委、办), partyBranch 党组织, streetOffice 街道办(乡镇政府), committee 村(居)委会, company 企业, institution 事业单位, association 社会组织 */
export type UnitKind = (typeof UNIT_KINDS)[number];

export const SUBJECT_KINDS = ['division', 'compound', 'hamlet', 'unit', 'team', 'point'] as const;
/** division 区划, compound 小区, hamlet 自然村, unit 单位, team 队伍, point 点位 */
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const PERSON_ROLES = [
  'office',
  'unitHead',
  'unitLiaison',
  'handler',
  'town',
  'community',
  'reviewer',
  'assessor',
  'leader',
  'auditor',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;
/** What a person may be granted on a division, with from and to. */
export type PersonRole = (typeof PERSON_ROLES)[number];

/** What a service account may be granted, likewise: agency 部门系统, superior 上级平台 (reads what is told to others). */
export const SERVICE_ROLES = ['agency', 'superior'] as const;
export type ServiceRole = (typeof SERVICE_ROLES)[number];

export const ROLES = [...PERSON_ROLES, ...SERVICE_ROLES] as const;
export type Role = PersonRole | ServiceRole;

/** Duties that are never one person's at the same time. */
export const SEPARATE_DUTIES = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly PersonRole[];
