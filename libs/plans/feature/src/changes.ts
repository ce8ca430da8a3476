import { changesOf } from '@gongjian/shared-records';
import { planExports } from './exports.js';
import { planFiles } from './files/plan-files.js';
import {
  escalationProjection,
  filingProjection,
  followUpProjection,
  planProjection,
  programmeProjection,
  rectificationProjection,
  reportProjection,
  taskProjection,
} from './projections.js';

/** What pages hear of while they are open. */
export const PlansChanges = changesOf({
  context: 'plans',
  kinds: [
    { projection: programmeProjection, action: 'programme.read' },
    { projection: planProjection, action: 'plan.read' },
    { projection: taskProjection, action: 'task.read' },
    { projection: rectificationProjection, action: 'rectification.read' },
    { projection: followUpProjection, action: 'followUp.read' },
    { projection: escalationProjection, action: 'escalation.read' },
    { projection: filingProjection, action: 'filing.read' },
    { projection: reportProjection, action: 'report.read' },
    { projection: planFiles.projection, action: 'file.read' },
    { projection: planExports.projection, action: 'export.read' },
  ],
});
