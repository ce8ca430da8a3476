import { migrationFrom } from '@gongjian/shared-projections/readers';
import { TREES_TABLE } from './trees.migration.js';

const TIMESTAMP = 1_767_225_692_000;

/**
 * Whether a tree is listed in the deployment's tree; whether its witnesses have yet to say, after the log was brought
 * back, that it goes on from what they signed; and why it ended, when they say that it does not.
 */
export const treeChangesMigration = migrationFrom(`audit_tree_changes_${TIMESTAMP}`, {
  up: [
    `ALTER TABLE ${TREES_TABLE}
       ADD COLUMN announced boolean NOT NULL DEFAULT false,
       ADD COLUMN unconfirmed boolean NOT NULL DEFAULT false,
       ADD COLUMN ended_at timestamptz,
       ADD COLUMN ended_for text COLLATE "C",
       ADD CHECK (num_nulls(ended_at, ended_for) IN (0, 2))`,
  ],
  down: [
    `ALTER TABLE ${TREES_TABLE} DROP COLUMN announced, DROP COLUMN unconfirmed, DROP COLUMN ended_at, DROP COLUMN ended_for`,
  ],
});
