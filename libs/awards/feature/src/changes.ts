import { changesOf } from '@gongjian/shared-records';
import { awardExports } from './exports.js';
import { awardFiles } from './files/award-files.js';
import {
  candidateProjection,
  circularProjection,
  commendationProjection,
  noticeHeadProjection,
  noticeProjection,
  objectionProjection,
  rollUpProjection,
  slateProjection,
} from './notice-projections.js';
import { batchProjection, titleProjection, watchProjection } from './titles/title-projections.js';

/** What pages hear of while they are open. */
export const AwardsChanges = changesOf({
  context: 'awards',
  kinds: [
    { projection: titleProjection, action: 'title.read' },
    { projection: candidateProjection, action: 'slate.read' },
    { projection: watchProjection, action: 'title.read' },
    { projection: batchProjection, action: 'title.read' },
    { projection: slateProjection, action: 'slate.read' },
    { projection: noticeProjection, action: 'notice.read' },
    { projection: noticeHeadProjection, action: 'notice.read' },
    { projection: objectionProjection, action: 'objection.read' },
    { projection: commendationProjection, action: 'honour.read' },
    { projection: circularProjection, action: 'circular.read' },
    { projection: rollUpProjection, action: 'notice.read' },
    { projection: awardFiles.projection, action: 'file.read' },
    { projection: awardExports.projection, action: 'export.read' },
  ],
});
