import { normaliseDocumentNumber } from '@gongjian/plans-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Done } from '../../acting/record-writer.js';
import { DirectoryNames } from '../../naming/directory-names.js';
import { effectiveOnOf, lateEntryFact, reasonFact, taskPersonFacts } from '../../requests/parts.js';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { ReassignTask } from './reassign-task.command.js';

@CommandHandler(ReassignTask)
export class ReassignTaskHandler implements ICommandHandler<ReassignTask> {
  constructor(
    private readonly tasks: TaskWriter,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, taskId, body }: ReassignTask): Promise<Done> {
    const { principal, today } = write;
    const { tenant } = principal;
    const stream = taskStream(taskId);
    const unitIds = body.units.map(({ unitId }) => unitId);
    const result = await this.tasks.change(taskId, write, {
      type: 'ReassignTask',
      body,
      may: mayOnTask('task.assign'),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting) => ({
        taskId,
        units: await Promise.all(
          body.units.map(async ({ role, unitId }) => ({ role, unit: await this.names.unit(tenant, unitId, today) })),
        ),
        persons: await taskPersonFacts(body.persons, unitIds, { names: this.names, tenant, today, stream }),
        dueOn: body.dueOn,
        documentNumber: body.documentNumber === undefined ? null : normaliseDocumentNumber(body.documentNumber),
        reason: reasonFact(body.reason, stream),
        by: acting.officer,
        calendar: this.tasks.calendar,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: taskId, result };
  }
}
