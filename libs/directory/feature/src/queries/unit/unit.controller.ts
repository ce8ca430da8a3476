import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { datedQuery, type DatedQuery } from '../../reading/requests.js';
import { unitAnswer, type UnitAnswer } from './unit.answer.js';
import { GetUnit } from './unit.query.js';

@ApiTags('单位 Units')
@Controller('api/directory/v1/units')
export class UnitController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id')
  @ApiOperation({ summary: '查看单位 A unit' })
  @ApiOkResponse({ standardSchema: unitAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: datedQuery }) query: DatedQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<UnitAnswer> {
    const { body, ...at } = await this.queries.execute(new GetUnit({ principal, after }, id, query));
    return served(reply, body, at);
  }
}
