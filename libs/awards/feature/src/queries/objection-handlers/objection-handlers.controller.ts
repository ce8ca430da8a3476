import { refusesHandler, type ObjectionRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import { DirectoryNames, RecordReader, type May } from '@gongjian/shared-records';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { objectionProjection } from '../../notice-projections.js';
import { HANDLER_ROLES } from '../../objections/handler-roles.js';
import { ObjectedNotices } from '../../objections/objected-notices.js';
import { objectionHandlersAnswer, type ObjectionHandlersAnswer } from './objection-handlers.answer.js';

@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class ObjectionHandlersController {
  constructor(
    private readonly reader: RecordReader,
    private readonly names: DirectoryNames,
    private readonly notices: ObjectedNotices,
  ) {}

  @Get(':id/handlers')
  @ApiOperation({ summary: '可指定的异议处理人 Who may be made to handle an objection' })
  @ApiOkResponse({
    description:
      '该区划的创建办、审核人员，参加过考评的除外。The office and the reviewers there, without those who assessed.',
    standardSchema: objectionHandlersAnswer,
  })
  async list(
    @Param('id', { schema: uuid() }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ObjectionHandlersAnswer> {
    const { received } = await this.reader.latest(objectionProjection, principal, id, may);
    const { tenant, rootDivisionId } = principal;
    const { noticeId, titleId, division } = received;
    const place = division?.id ?? rootDivisionId;
    const [holders, assessors] = await Promise.all([
      this.names.holdersOf(HANDLER_ROLES, tenant, place, this.reader.today()),
      this.notices.assessorsOf(tenant, noticeId, titleId),
    ]);
    return { items: holders.filter((holder) => refusesHandler(holder, assessors) === null) };
  }
}

function may({ received: { division } }: ObjectionRow): May {
  return { action: 'objection.assign', resource: { divisionId: division?.id } };
}
