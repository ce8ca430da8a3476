import { storedFiles, type FileHolder } from '@gongjian/shared-records';
import { taskProjection } from '../projections.js';
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

/** The files of this context: scans of signed orders, evidence. */
export const planFiles = storedFiles({ context: 'plans', category: 'file', holders: [evidenceOfTask] });
