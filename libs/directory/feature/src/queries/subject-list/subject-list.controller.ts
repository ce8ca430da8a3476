import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { pageOf, type PageAnswer } from '@gongjian/shared-records/answers';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { subjectAnswer, type SubjectAnswer } from '../subject/subject.answer.js';
import { ListSubjects } from './subject-list.query.js';
import { subjectListQuery, type SubjectListQuery } from './subject-list.request.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subjects')
export class SubjectListController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: '创建对象列表 Subjects' })
  @ApiOkResponse({ standardSchema: pageOf('SubjectPage', subjectAnswer) })
  async handle(
    @Query({ schema: subjectListQuery }) query: SubjectListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<SubjectAnswer>> {
    const { body, position } = await this.queries.execute(new ListSubjects({ principal, after }, query));
    return served(reply, body, { position });
  }
}
