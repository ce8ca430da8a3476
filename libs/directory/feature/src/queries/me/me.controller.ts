import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal } from '@gongjian/shared-http';
import { NotRecorded } from '@gongjian/shared-records';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { meAnswer, type MeAnswer } from './me.answer.js';
import { WhoAmI } from './me.query.js';

@ApiTags('我 Me')
@NotRecorded()
@Controller('api/directory/v1/me')
export class MeController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: '我是谁：职务、角色、单位 Who am I: posts, roles, units' })
  @ApiOkResponse({ standardSchema: meAnswer })
  async handle(@CurrentPrincipal() principal: Principal): Promise<MeAnswer> {
    return this.queries.execute(new WhoAmI(principal));
  }
}
