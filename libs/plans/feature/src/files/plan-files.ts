import { storedFiles, type FileHolder } from '@gongjian/shared-records';
import { escalationRowResource } from '../escalations/may-on-escalation.js';
import { filingRowResource } from '../filings/may-on-filing.js';
import {
  escalationProjection,
  filingProjection,
  rectificationProjection,
  reportProjection,
  taskProjection,
} from '../projections.js';
import { rectificationRowResource } from '../rectifications/may-on-rectification.js';
import { reportRowResource } from '../reports/may-on-report.js';
import { taskRowResource } from '../tasks/task-row-resource.js';

const evidenceOfTask: FileHolder = {
  parameter: 'taskId',
  description: '作为该任务的佐证材料读取。Read it as evidence of this task.',
  async may(models, tenant, taskId, fileId) {
    const task = await models.rowById(taskProjection, tenant, taskId);
    const named = task?.row.submissions.some(({ evidence }) => evidence.some((piece) => piece.fileId === fileId));
    return task === null || named !== true ? null : { action: 'task.read', resource: taskRowResource(task.row) };
  },
};

const evidenceOfRectification: FileHolder = {
  parameter: 'rectificationId',
  description: '作为该整改的材料读取。Read it as evidence of this rectification.',
  async may(models, tenant, rectificationId, fileId) {
    const found = await models.rowById(rectificationProjection, tenant, rectificationId);
    if (found === null) return null;
    const { evidence, submissions } = found.row;
    const files = [...evidence, ...submissions.flatMap((submission) => submission.evidence)];
    if (!files.some((file) => file.fileId === fileId)) return null;
    return { action: 'rectification.read', resource: rectificationRowResource(found.row) };
  },
};

const evidenceOfFiling: FileHolder = {
  parameter: 'filingId',
  description: '作为该佐证申报的材料读取。Read it as evidence of this filing.',
  async may(models, tenant, filingId, fileId) {
    const found = await models.rowById(filingProjection, tenant, filingId);
    const named = found?.row.submissions.some(({ evidence }) => evidence.some((piece) => piece.fileId === fileId));
    if (found === null || named !== true) return null;
    return { action: 'filing.read', resource: filingRowResource(found.row) };
  },
};

const documentOfEscalation: FileHolder = {
  parameter: 'escalationId',
  description: '作为该督办的文件读取。Read it as a document of this escalation.',
  async may(models, tenant, escalationId, fileId) {
    const found = await models.rowById(escalationProjection, tenant, escalationId);
    const named = found?.row.steps.some(({ decision }) => decision?.document?.fileId === fileId);
    if (found === null || named !== true) return null;
    return { action: 'escalation.read', resource: escalationRowResource(found.row) };
  },
};

const fileOfReport: FileHolder = {
  parameter: 'reportId',
  description: '作为该进展报告的附件读取。Read it as a file of this progress report.',
  async may(models, tenant, reportId, fileId) {
    const found = await models.rowById(reportProjection, tenant, reportId);
    const named = found?.row.filings.some(({ files }) => files.some((file) => file.fileId === fileId));
    if (found === null || named !== true) return null;
    return { action: 'report.read', resource: reportRowResource(found.row) };
  },
};

/** The files of this context: scans of signed orders, evidence. */
export const planFiles = storedFiles({
  context: 'plans',
  category: 'file',
  holders: [evidenceOfTask, evidenceOfRectification, evidenceOfFiling, documentOfEscalation, fileOfReport],
});
