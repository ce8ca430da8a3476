import { awardFiles } from './files/award-files.js';
import { noticeProjections } from './notice-projections.js';
import { batchProjection, titleProjection, watchProjection } from './titles/title-projections.js';

/** Every read model of the context. */
export const awardsProjections = [
  awardFiles.projection,
  batchProjection,
  titleProjection,
  watchProjection,
  ...noticeProjections,
];
