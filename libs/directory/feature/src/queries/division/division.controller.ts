import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { datedQuery, type DatedQuery } from '../../reading/requests.js';
import { divisionAnswer, type DivisionAnswer } from './division.answer.js';
import { GetDivision } from './division.query.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class DivisionController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id')
  @ApiOperation({ summary: '查看区划 A division' })
  @ApiOkResponse({ standardSchema: divisionAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: datedQuery }) query: DatedQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<DivisionAnswer> {
    const { body, ...at } = await this.queries.execute(new GetDivision({ principal, after }, id, query));
    return served(reply, body, at);
  }
}
