import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal } from '@gongjian/shared-http';
import {
  RecordsSearch,
  searchAnswer,
  searchQuery,
  type SearchAnswer,
  type SearchQuery,
} from '@gongjian/shared-records';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SEARCHED, type PlansKind, PLANS_KINDS } from './searched-kinds.js';

const query = searchQuery(PLANS_KINDS);
const answer = searchAnswer('PlansFound', PLANS_KINDS);

@ApiTags('查找 Search')
@Controller('api/plans/v1/search')
export class PlansSearchController {
  constructor(private readonly search: RecordsSearch) {}

  @Get()
  @ApiOperation({
    summary:
      '查找项目、方案、任务：名称、指标、标题、文号的任一部分 Search programmes, plans and tasks by any part of a name, indicator, title or number',
  })
  @ApiOkResponse({ standardSchema: answer })
  async find(
    @Query({ schema: query }) asked: SearchQuery<PlansKind>,
    @CurrentPrincipal() principal: Principal,
    @After() after?: string,
  ): Promise<SearchAnswer<PlansKind>> {
    return this.search.find(SEARCHED, { principal, after }, asked);
  }
}
