import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { pageOf, type PageAnswer } from '@gongjian/shared-records/answers';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { divisionAnswer, type DivisionAnswer } from '../division/division.answer.js';
import { ListDivisions } from './division-list.query.js';
import { divisionListQuery, type DivisionListQuery } from './division-list.request.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class DivisionListController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: '区划列表 Divisions' })
  @ApiOkResponse({ standardSchema: pageOf('DivisionPage', divisionAnswer) })
  async handle(
    @Query({ schema: divisionListQuery }) query: DivisionListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<DivisionAnswer>> {
    const { body, position } = await this.queries.execute(new ListDivisions({ principal, after }, query));
    return served(reply, body, { position });
  }
}
