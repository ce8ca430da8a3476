import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { historyQuery, type HistoryQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { tenantHistoryAnswer } from '../tenant/tenant.answer.js';
import { GetTenantHistory } from './tenant-history.query.js';

@ApiTags('租户 Tenants')
@Controller('api/directory/v1/tenant')
export class TenantHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get('history')
  @ApiOperation({ summary: '租户的经过 What happened to the tenant' })
  @ApiOkResponse({ standardSchema: tenantHistoryAnswer })
  async handle(
    @Query({ schema: historyQuery }) query: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.queries.execute(new GetTenantHistory({ principal, after: undefined }, principal.tenant, query));
  }
}
