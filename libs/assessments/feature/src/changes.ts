import { changesOf } from '@gongjian/shared-records';
import { assessmentExports } from './exports.js';
import {
  applicationProjection,
  complaintProjection,
  docketProjection,
  gateProjection,
  incidentProjection,
} from './facts/projections.js';
import { assessmentFiles } from './files/assessment-files.js';
import {
  resultProjection,
  roundProjection,
  sheetProjection,
  sheetResultProjection,
  surveyProjection,
} from './rounds/projections.js';

/** What pages hear of while they are open. */
export const AssessmentsChanges = changesOf({
  context: 'assessments',
  kinds: [
    { projection: roundProjection, action: 'round.read' },
    { projection: surveyProjection, action: 'round.read' },
    { projection: sheetProjection, action: 'sheet.read' },
    { projection: sheetResultProjection, action: 'sheet.read' },
    { projection: resultProjection, action: 'round.read' },
    { projection: applicationProjection, action: 'application.read' },
    { projection: incidentProjection, action: 'incident.read' },
    { projection: complaintProjection, action: 'complaint.read' },
    { projection: docketProjection, action: 'incident.read' },
    { projection: gateProjection, action: 'application.read' },
    { projection: assessmentFiles.projection, action: 'file.read' },
    { projection: assessmentExports.projection, action: 'export.read' },
  ],
});
