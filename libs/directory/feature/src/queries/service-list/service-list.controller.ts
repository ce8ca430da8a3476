import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { pageOf, type PageAnswer } from '@gongjian/shared-records/answers';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { serviceAnswer, type ServiceAnswer } from '../service/service.answer.js';
import { ListServices } from './service-list.query.js';
import { serviceListQuery, type ServiceListQuery } from './service-list.request.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class ServiceListController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: '部门系统列表 Systems of agencies' })
  @ApiOkResponse({ standardSchema: pageOf('ServicePage', serviceAnswer) })
  async handle(
    @Query({ schema: serviceListQuery }) query: ServiceListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<ServiceAnswer>> {
    const { body, position } = await this.queries.execute(new ListServices({ principal, after }, query));
    return served(reply, body, { position });
  }
}
