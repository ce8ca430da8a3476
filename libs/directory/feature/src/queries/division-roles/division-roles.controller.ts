import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { pageOf, type PageAnswer } from '@gongjian/shared-records/answers';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { heldRoleAnswer, type HeldRoleAnswer } from './division-roles.answer.js';
import { ListDivisionRoles } from './division-roles.query.js';
import { divisionRolesQuery, type DivisionRolesQuery } from './division-roles.request.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class DivisionRolesController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/roles')
  @ApiOperation({
    summary: '某日谁在这个区划担任什么角色、代谁 Who held which role in a division on a day, and for whom',
    description:
      '一页可少于所要的条数，也可多出同一批人的几条；next 为 null 时才到末页。A page may hold fewer, or a few more; only `next` null is the end.',
  })
  @ApiOkResponse({ standardSchema: pageOf('HeldRolePage', heldRoleAnswer) })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: divisionRolesQuery }) query: DivisionRolesQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<HeldRoleAnswer>> {
    const { body, position } = await this.queries.execute(new ListDivisionRoles({ principal, after }, id, query));
    return served(reply, body, { position });
  }
}
