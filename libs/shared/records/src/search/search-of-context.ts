import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal } from '@gongjian/shared-http';
import { Controller, Get, Query, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordsSearch, type Searched } from './records-search.js';
import { searchAnswer, type SearchAnswer } from './search.answer.js';
import { searchQuery, type SearchQuery } from './search.request.js';

export interface SearchedContext<Kind extends string> extends Searched<Kind> {
  readonly context: string;
  readonly summary: string;
}

/** The route `api/<context>/v1/search`. Needs `RecordsModule`. */
export function searchOf<Kind extends string>({ context, summary, ...searched }: SearchedContext<Kind>): Type {
  const named = `${context[0]?.toUpperCase()}${context.slice(1)}`;
  const kinds = searched.kinds.map(({ kind }) => kind) as [Kind, ...Kind[]];
  const query = searchQuery(kinds);
  const answer = searchAnswer(`${named}Found`, kinds);

  @ApiTags('查找 Search')
  @Controller(`api/${context}/v1/search`)
  class SearchController {
    constructor(private readonly search: RecordsSearch) {}

    @Get()
    @ApiOperation({ summary })
    @ApiOkResponse({ standardSchema: answer })
    async find(
      @Query({ schema: query }) asked: SearchQuery<Kind>,
      @CurrentPrincipal() principal: Principal,
      @After() after?: string,
    ): Promise<SearchAnswer<Kind>> {
      return this.search.find(searched, { principal, after }, asked);
    }
  }
  // Its operation is named by it, and another context's is another.
  Object.defineProperty(SearchController, 'name', { value: `${named}SearchController` });
  return SearchController;
}
