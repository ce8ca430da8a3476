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
import { SEARCHED, type DirectoryKind, DIRECTORY_KINDS } from './searched-kinds.js';

const query = searchQuery(DIRECTORY_KINDS);
const answer = searchAnswer('DirectoryFound', DIRECTORY_KINDS);

@ApiTags('查找 Search')
@Controller('api/directory/v1/search')
export class DirectorySearchController {
  constructor(private readonly search: RecordsSearch) {}

  @Get()
  @ApiOperation({
    summary:
      '查找区划、单位、创建对象：现名、曾用名、代码的任一部分 Search divisions, units and subjects by any part of a name they have or had, or of a code',
  })
  @ApiOkResponse({ standardSchema: answer })
  async find(
    @Query({ schema: query }) asked: SearchQuery<DirectoryKind>,
    @CurrentPrincipal() principal: Principal,
    @After() after?: string,
  ): Promise<SearchAnswer<DirectoryKind>> {
    return this.search.find(SEARCHED, { principal, after }, asked);
  }
}
