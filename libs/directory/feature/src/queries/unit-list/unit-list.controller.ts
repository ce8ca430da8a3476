import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { pageOf, type PageAnswer } from '@gongjian/shared-records/answers';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { unitAnswer, type UnitAnswer } from '../unit/unit.answer.js';
import { ListUnits } from './unit-list.query.js';
import { unitListQuery, type UnitListQuery } from './unit-list.request.js';

@ApiTags('单位 Units')
@Controller('api/directory/v1/units')
export class UnitListController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: '单位列表 Units' })
  @ApiOkResponse({ standardSchema: pageOf('UnitPage', unitAnswer) })
  async handle(
    @Query({ schema: unitListQuery }) query: UnitListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<UnitAnswer>> {
    const { body, position } = await this.queries.execute(new ListUnits({ principal, after }, query));
    return served(reply, body, { position });
  }
}
