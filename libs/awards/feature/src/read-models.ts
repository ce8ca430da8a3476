import { dropMigrationOf } from '@gongjian/shared-projections';
import { awardExports } from './exports.js';
import { awardReads } from './reads.js';
import { awardFiles } from './files/award-files.js';
import { noticeProjections } from './notice-projections.js';
import { awardsSearchProjections } from './search-projections.js';
import { batchProjection, titleProjection, watchProjection } from './titles/title-projections.js';

/** Every read model of the context. */
export const awardsProjections = [
  awardFiles.projection,
  awardFiles.names,
  awardExports.projection,
  awardReads.projection,
  batchProjection,
  titleProjection,
  watchProjection,
  ...noticeProjections,
  ...awardsSearchProjections,
];

/** Tables of versions that this build no longer reads; run where no process of an earlier build runs beside it. */
export const dropFormerAwardsTables = [
  dropMigrationOf({ context: 'awards', name: 'title', version: 1 }),
  dropMigrationOf({ context: 'awards', name: 'title', version: 2 }),
  dropMigrationOf({ context: 'awards', name: 'commendation', version: 1 }),
  dropMigrationOf({ context: 'awards', name: 'circular', version: 1 }),
  dropMigrationOf({ context: 'awards', name: 'title_search', version: 1 }),
  dropMigrationOf({ context: 'awards', name: 'circular_search', version: 1 }),
  dropMigrationOf({ context: 'awards', name: 'commendation_search', version: 1 }),
  awardReads.dropFormerTable,
];
