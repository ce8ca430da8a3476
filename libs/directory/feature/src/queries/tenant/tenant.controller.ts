import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { datedQuery, type DatedQuery } from '../../reading/requests.js';
import { tenantAnswer, type TenantAnswer } from './tenant.answer.js';
import { GetTenant } from './tenant.query.js';

@ApiTags('租户 Tenants')
@Controller('api/directory/v1/tenant')
export class TenantController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: '本租户 The tenant' })
  @ApiOkResponse({ standardSchema: tenantAnswer })
  async handle(
    @Query({ schema: datedQuery }) query: DatedQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<TenantAnswer> {
    const { body, ...at } = await this.queries.execute(new GetTenant({ principal, after }, principal.tenant, query));
    return served(reply, body, at);
  }
}
