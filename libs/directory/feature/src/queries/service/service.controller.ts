import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { datedQuery, type DatedQuery } from '../../reading/requests.js';
import { serviceAnswer, type ServiceAnswer } from './service.answer.js';
import { GetService } from './service.query.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class ServiceController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id')
  @ApiOperation({ summary: '查看部门系统 The system of an agency' })
  @ApiOkResponse({ standardSchema: serviceAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: datedQuery }) query: DatedQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ServiceAnswer> {
    const { body, ...at } = await this.queries.execute(new GetService({ principal, after }, id, query));
    return served(reply, body, at);
  }
}
