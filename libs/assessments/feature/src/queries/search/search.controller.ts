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
import { SEARCHED, type AssessmentsKind, ASSESSMENTS_KINDS } from './searched-kinds.js';

const query = searchQuery(ASSESSMENTS_KINDS);
const answer = searchAnswer('AssessmentsFound', ASSESSMENTS_KINDS);

@ApiTags('查找 Search')
@Controller('api/assessments/v1/search')
export class AssessmentsSearchController {
  constructor(private readonly search: RecordsSearch) {}

  @Get()
  @ApiOperation({
    summary:
      '查找申报、投诉、事件：对象名称、来件编号、备案回执的任一部分 Search applications, complaints and incidents by any part of the subject’s name or of a number',
  })
  @ApiOkResponse({ standardSchema: answer })
  async find(
    @Query({ schema: query }) asked: SearchQuery<AssessmentsKind>,
    @CurrentPrincipal() principal: Principal,
    @After() after?: string,
  ): Promise<SearchAnswer<AssessmentsKind>> {
    return this.search.find(SEARCHED, { principal, after }, asked);
  }
}
