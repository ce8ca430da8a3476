import type {
  DivisionEvent,
  PersonEvent,
  ServiceEvent,
  SubjectEvent,
  TenantEvent,
  UnitEvent,
} from '@gongjian/directory-contracts';
import {
  divisionCatalogue,
  divisionView,
  personCatalogue,
  personView,
  serviceCatalogue,
  serviceView,
  subjectCatalogue,
  subjectView,
  tenantCatalogue,
  tenantView,
  unitCatalogue,
  unitView,
  type DivisionRow,
  type PersonRow,
  type ServiceRow,
  type SubjectRow,
  type TenantRow,
  type UnitRow,
} from '@gongjian/directory-domain';
import type { AnyProjection, ProjectionDefinition } from '@gongjian/shared-projections';

/** A context's own copy of the directory: `<context>.<context>_directory_<name>_v<version>`. */
export interface DirectoryTables {
  readonly tenant: ProjectionDefinition<TenantRow, TenantEvent>;
  readonly division: ProjectionDefinition<DivisionRow, DivisionEvent>;
  readonly unit: ProjectionDefinition<UnitRow, UnitEvent>;
  readonly person: ProjectionDefinition<PersonRow, PersonEvent>;
  readonly service: ProjectionDefinition<ServiceRow, ServiceEvent>;
  readonly subject: ProjectionDefinition<SubjectRow, SubjectEvent>;
}

const TABLES = new Map<string, DirectoryTables>();

/** The definitions of a context; the same objects each time. */
export function directoryTables(context: string): DirectoryTables {
  const known = TABLES.get(context);
  if (known !== undefined) return known;
  const tables: DirectoryTables = {
    tenant: {
      context,
      name: 'directory_tenant',
      version: 1,
      catalogue: tenantCatalogue,
      view: tenantView,
      columns: [{ name: 'name', type: 'text', value: (row) => row.name }],
      indexes: [],
    },
    division: {
      context,
      name: 'directory_division',
      version: 1,
      catalogue: divisionCatalogue,
      view: divisionView,
      columns: [
        { name: 'code', type: 'text', value: (row) => row.code },
        { name: 'name', type: 'text', value: (row) => row.names.at(-1)?.value ?? null },
        { name: 'level', type: 'text', value: (row) => row.level },
        { name: 'parent_id', type: 'uuid', value: (row) => row.parents.at(-1)?.value?.id ?? null },
        { name: 'status', type: 'text', value: (row) => row.status },
      ],
      indexes: [['parent_id', 'code'], ['code']],
      deploymentWide: true,
    },
    unit: {
      context,
      name: 'directory_unit',
      version: 1,
      catalogue: unitCatalogue,
      view: unitView,
      columns: [
        { name: 'name', type: 'text', value: (row) => row.names.at(-1)?.value ?? null },
        { name: 'kind', type: 'text', value: (row) => row.kind },
        { name: 'division_id', type: 'uuid', value: (row) => row.divisions.at(-1)?.value.id ?? null },
        { name: 'superior_id', type: 'uuid', value: (row) => row.superiors.at(-1)?.value?.id ?? null },
        { name: 'status', type: 'text', value: (row) => row.status },
      ],
      indexes: [['name'], ['division_id', 'name'], ['superior_id']],
    },
    person: {
      context,
      name: 'directory_person',
      version: 1,
      catalogue: personCatalogue,
      view: personView,
      columns: [
        { name: 'status', type: 'text', value: (row) => row.status },
        { name: 'unit_ids', type: 'uuid[]', value: (row) => currentPosts(row).map((post) => post.unit.id) },
        { name: 'division_ids', type: 'uuid[]', value: (row) => currentPosts(row).map((post) => post.division.id) },
        { name: 'roles', type: 'text[]', value: (row) => currentRoles(row) },
      ],
      indexes: [['status']],
    },
    service: {
      context,
      name: 'directory_service',
      version: 1,
      catalogue: serviceCatalogue,
      view: serviceView,
      columns: [
        { name: 'name', type: 'text', value: (row) => row.name },
        { name: 'unit_id', type: 'uuid', value: (row) => row.unit.id },
        { name: 'status', type: 'text', value: (row) => row.status },
      ],
      indexes: [['name'], ['unit_id', 'name']],
    },
    subject: {
      context,
      name: 'directory_subject',
      version: 1,
      catalogue: subjectCatalogue,
      view: subjectView,
      columns: [
        { name: 'name', type: 'text', value: (row) => row.names.at(-1)?.value ?? null },
        { name: 'kind', type: 'text', value: (row) => row.kind },
        { name: 'class', type: 'text', value: (row) => row.classes.at(-1)?.value ?? null },
        { name: 'division_id', type: 'uuid', value: (row) => row.divisions.at(-1)?.value.id ?? null },
        { name: 'status', type: 'text', value: (row) => row.status },
      ],
      indexes: [['name'], ['division_id', 'name'], ['kind', 'name']],
    },
  };
  TABLES.set(context, tables);
  return tables;
}

export function allDirectoryTables(tables: DirectoryTables): readonly AnyProjection[] {
  const { tenant, division, unit, person, service, subject } = tables;
  return [tenant, division, unit, person, service, subject];
}

/** Posts not left: a list column cannot know the day it is read on. */
function currentPosts(row: PersonRow): PersonRow['posts'] {
  return row.posts.filter((post) => post.to === null);
}

function currentRoles(row: PersonRow): readonly string[] {
  return [...new Set(row.grants.filter((grant) => grant.to === null || !grant.endedAtOnce).map(({ role }) => role))];
}
