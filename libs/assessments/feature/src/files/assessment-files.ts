import type { SheetRow } from '@gongjian/assessments-domain';
import { storedFiles, type FileHolder } from '@gongjian/shared-records';
import { sheetProjection } from '../rounds/projections.js';
import { asTold } from '../sheets/as-told.js';
import { mayReadSheet } from '../sheets/may-on-sheet.js';
import { subjectResource } from '../subjects/subject-resource.js';

const namedBySheet: FileHolder = {
  parameter: 'sheetId',
  description: '作为该评分表的佐证材料读取。Read it as evidence of this sheet.',
  async may(models, tenant, sheetId, fileId) {
    const sheet = await models.rowById(sheetProjection, tenant, sheetId);
    if (sheet === null) return null;
    if (filesOf(asTold(sheet.row)).includes(fileId)) return mayReadSheet(sheet.row);
    if (!filesOf(sheet.row).includes(fileId)) return null;
    return { action: 'sheet.readOpen', resource: subjectResource(sheet.row.subject) };
  },
};

function filesOf({ assessments, adjustments, findings, external }: SheetRow): readonly string[] {
  const files = [
    ...assessments.flatMap(({ evidence }) => evidence.map(({ file }) => file)),
    ...adjustments.flatMap(({ evidence }) => evidence),
    ...findings.flatMap(({ evidence }) => evidence),
    ...(external === null ? [] : [external.document, ...external.findings.flatMap(({ evidence }) => evidence)]),
  ];
  return files.map((file) => file.fileId);
}

/** The files of this context: what assessors bring along, documents of other authorities. */
export const assessmentFiles = storedFiles({
  context: 'assessments',
  category: 'assessments_file',
  holders: [namedBySheet],
});
