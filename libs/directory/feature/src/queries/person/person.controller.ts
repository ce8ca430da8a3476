import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { datedQuery, type DatedQuery } from '../../reading/requests.js';
import { personAnswer, type PersonAnswer } from './person.answer.js';
import { GetPerson } from './person.query.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class PersonController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id')
  @ApiOperation({ summary: '查看人员 A person' })
  @ApiOkResponse({ standardSchema: personAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: datedQuery }) query: DatedQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PersonAnswer> {
    const { body, ...at } = await this.queries.execute(new GetPerson({ principal, after }, id, query));
    return served(reply, body, at);
  }
}
