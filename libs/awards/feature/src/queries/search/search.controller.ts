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
import { SEARCHED, type AwardsKind, AWARDS_KINDS } from './searched-kinds.js';

const query = searchQuery(AWARDS_KINDS);
const answer = searchAnswer('AwardsFound', AWARDS_KINDS);

@ApiTags('查找 Search')
@Controller('api/awards/v1/search')
export class AwardsSearchController {
  constructor(private readonly search: RecordsSearch) {}

  @Get()
  @ApiOperation({
    summary:
      '查找称号、通报、表彰：对象或单位名称、文号、牌匾编号的任一部分 Search titles, circulars and commendations by any part of a name, a document’s or a plaque’s number',
  })
  @ApiOkResponse({ standardSchema: answer })
  async find(
    @Query({ schema: query }) asked: SearchQuery<AwardsKind>,
    @CurrentPrincipal() principal: Principal,
    @After() after?: string,
  ): Promise<SearchAnswer<AwardsKind>> {
    return this.search.find(SEARCHED, { principal, after }, asked);
  }
}
