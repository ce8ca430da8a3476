import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal } from '@gongjian/shared-http';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { subjectLookupAnswer, type SubjectLookupAnswer } from './subject-lookup.answer.js';
import { FindSubjects } from './subject-lookup.query.js';
import { subjectLookupQuery, type SubjectLookupQuery } from './subject-lookup.request.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subject-lookup')
export class SubjectLookupController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: '查找所报事实的对象，至多 20 个 Find the subject a fact is about, 20 at most' })
  @ApiOkResponse({ standardSchema: subjectLookupAnswer })
  async handle(
    @Query({ schema: subjectLookupQuery }) query: SubjectLookupQuery,
    @CurrentPrincipal() principal: Principal,
    @After() after?: string,
  ): Promise<SubjectLookupAnswer> {
    return this.queries.execute(new FindSubjects({ principal, after }, query));
  }
}
