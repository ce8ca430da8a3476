import { assessmentsMigrations, assessmentsProjections } from '@gongjian/assessments-feature';
import { awardsProjections, resultsMigration } from '@gongjian/awards-feature';
import { programmeDefinitionsMigrationOf } from '@gongjian/plans-client';
import { plansProjections } from '@gongjian/plans-feature';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { migrateEventStore } from '@gongjian/shared-event-store-postgres';
import { messagingMigrationOf } from '@gongjian/shared-messaging';
import { migrate, migrationsOf, PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';

/** Contexts of a campaign, with the read models of each. */
export const CONTEXTS = [
  { context: 'plans', projections: plansProjections },
  { context: 'assessments', projections: assessmentsProjections },
  { context: 'awards', projections: awardsProjections },
];

/** Makes an empty database into one the services can work with. @param connection the owner's */
export async function prepareStageDatabase(connection: PostgresConnection): Promise<void> {
  await migrate(connection, [
    ...migrationsOf(CONTEXTS),
    ...CONTEXTS.map(({ context }) => messagingMigrationOf(context)),
    ...['assessments', 'awards'].map(programmeDefinitionsMigrationOf),
    resultsMigration,
    ...assessmentsMigrations,
  ]);
  await migrateEventStore(connection, {
    grants: [
      { role: SERVICE_ROLE, categories: ['*'] },
      { role: PROJECTOR_ROLE, categories: [] },
      { role: connection.user, categories: ['*'] },
    ],
  });
}
