import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { pageOf, type PageAnswer } from '@gongjian/shared-records/answers';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { personAnswer, type PersonAnswer } from '../person/person.answer.js';
import { ListPeople } from './person-list.query.js';
import { personListQuery, type PersonListQuery } from './person-list.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class PersonListController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: '人员列表（可按姓名查找） People, searchable by name' })
  @ApiOkResponse({ standardSchema: pageOf('PersonPage', personAnswer) })
  async handle(
    @Query({ schema: personListQuery }) query: PersonListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<PersonAnswer>> {
    const { body, position } = await this.queries.execute(new ListPeople({ principal, after }, query));
    return served(reply, body, { position });
  }
}
