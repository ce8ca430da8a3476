import { treeCatalogue, treeKeysCatalogue } from '@gongjian/audit-domain';
import { auditMigration, auditProjections, dropFormerAuditTables, treeChangesMigration } from '@gongjian/audit-feature';
import { statesMigration } from '@gongjian/audit-states';
import {
  assessmentsMigrations,
  assessmentsProjections,
  dropFormerAssessmentsTables,
} from '@gongjian/assessments-feature';
import { periodCatalogue } from '@gongjian/awards-domain';
import {
  awardsProjections,
  districtTitlesMigration,
  dropFormerAwardsTables,
  resultsMigration,
} from '@gongjian/awards-feature';
import { CreateNameSearch, directoryProjections, dropFormerDirectoryTables } from '@gongjian/directory-feature';
import { programmeDefinitionsMigrationOf } from '@gongjian/plans-client';
import { districtTasksMigration, dropFormerPlansTables, plansProjections } from '@gongjian/plans-feature';
import { allDirectoryTables, directoryTables } from '@gongjian/shared-access';
import { reservationAggregate, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import { districtsMigrationOf, publishedCategory } from '@gongjian/shared-messaging';
import type { AnyProjection, MigrationClass } from '@gongjian/shared-projections';

/** What a context keeps in the databases of a deployment. */
export interface StoredContext {
  readonly name: string;
  /** Of the streams it appends to. */
  readonly categories: readonly string[];
  readonly projections: readonly AnyProjection[];
  /** Of what it keeps beside its read models; run after those. */
  readonly migrations: readonly MigrationClass[];
}

export const DIRECTORY = 'directory';

function stored(
  name: string,
  projections: readonly AnyProjection[],
  migrations: readonly MigrationClass[],
  unprojected: readonly EventCatalogue[] = [],
): StoredContext {
  const own = [...projections.map(({ catalogue }) => catalogue), ...unprojected].map(({ category }) => category);
  const categories = [...new Set([...own, reservationAggregate.catalogue.category, publishedCategory(name)])];
  return { name, categories, projections, migrations };
}

/** Every context of the product; the directory's projections are its tables, which other contexts may copy, and what is its own. */
export const contexts: readonly StoredContext[] = [
  stored(
    DIRECTORY,
    [...allDirectoryTables(directoryTables(DIRECTORY)), ...directoryProjections],
    [CreateNameSearch, ...dropFormerDirectoryTables],
  ),
  stored('plans', plansProjections, [districtsMigrationOf('plans'), districtTasksMigration, ...dropFormerPlansTables]),
  stored('assessments', assessmentsProjections, [
    programmeDefinitionsMigrationOf('assessments'),
    ...assessmentsMigrations,
    ...dropFormerAssessmentsTables,
  ]),
  stored(
    'awards',
    awardsProjections,
    [
      programmeDefinitionsMigrationOf('awards'),
      resultsMigration,
      districtsMigrationOf('awards'),
      districtTitlesMigration,
      ...dropFormerAwardsTables,
    ],
    [periodCatalogue],
  ),
  stored(
    'audit',
    auditProjections,
    [auditMigration, statesMigration, treeChangesMigration, ...dropFormerAuditTables],
    [treeCatalogue, treeKeysCatalogue],
  ),
];
