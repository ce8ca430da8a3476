import {
  type FastifyReply,
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GrantRole } from './grant-role.command.js';
import { grantRoleRequest, type GrantRoleBody } from './grant-role.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class GrantRoleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/grants')
  @HttpCode(200)
  @ApiOperation({ summary: '授予角色 Grant a role' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: grantRoleRequest }) body: GrantRoleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new GrantRole(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
