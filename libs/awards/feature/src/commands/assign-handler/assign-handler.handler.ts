import { objectionNotFound } from '@gongjian/awards-domain';
import { DomainError } from '@gongjian/shared-kernel';
import { DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { objectionAggregate } from '../../aggregates.js';
import { HANDLER_ROLES } from '../../objections/handler-roles.js';
import { objectionStream } from '../../objections/objection-stream.js';
import { mayOnObjection } from '../../objections/objection-resource.js';
import { ObjectedNotices } from '../../objections/objected-notices.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AssignHandler } from './assign-handler.command.js';

@CommandHandler(AssignHandler)
export class AssignHandlerHandler implements ICommandHandler<AssignHandler> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly notices: ObjectedNotices,
  ) {}

  async execute({ write, objectionId, body }: AssignHandler): Promise<Done> {
    const { tenant, rootDivisionId } = write.principal;
    const result = await this.records.change(objectionAggregate, objectionId, write, {
      type: 'AssignHandler',
      body,
      may: mayOnObjection('objection.assign'),
      data: async ({ officer: by }, state) => {
        if (state.status === 'none') throw objectionNotFound();
        const { noticeId, titleId, division } = state.received;
        const place = division?.id ?? rootDivisionId;
        const handler = await this.names.holderOf(HANDLER_ROLES, tenant, body.personId, place, write.today);
        if (handler === null) throw handlerWithoutRight();
        const assessors = await this.notices.assessorsOf(tenant, noticeId, titleId);
        const reason =
          body.reason === undefined ? {} : { reason: reasonFact(body.reason, objectionStream(objectionId)) };
        return { objectionId, handler, assessors, by, ...reason };
      },
    });
    return { id: objectionId, result };
  }
}

function handlerWithoutRight(): DomainError {
  return new DomainError('OBJECTION.HANDLER_WITHOUT_RIGHT', 'invalid', {
    zh: '处理人须是该区划的创建办或审核人员。',
    en: 'Who handles it belongs to the office or the reviewers of that division.',
  });
}
