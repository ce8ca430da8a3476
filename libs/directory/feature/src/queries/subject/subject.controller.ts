import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { datedQuery, type DatedQuery } from '../../reading/requests.js';
import { subjectAnswer, type SubjectAnswer } from './subject.answer.js';
import { GetSubject } from './subject.query.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subjects')
export class SubjectController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id')
  @ApiOperation({ summary: '查看创建对象 A subject' })
  @ApiOkResponse({ standardSchema: subjectAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: datedQuery }) query: DatedQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<SubjectAnswer> {
    const { body, ...at } = await this.queries.execute(new GetSubject({ principal, after }, id, query));
    return served(reply, body, at);
  }
}
