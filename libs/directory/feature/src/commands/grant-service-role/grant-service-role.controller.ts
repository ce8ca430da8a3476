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
import { GrantServiceRole } from './grant-service-role.command.js';
import { grantServiceRoleRequest, type GrantServiceRoleBody } from './grant-service-role.request.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class GrantServiceRoleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/grants')
  @HttpCode(200)
  @ApiOperation({ summary: '授予部门系统角色 Grant a role to a service account' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) serviceId: string,
    @Body({ schema: grantServiceRoleRequest }) body: GrantServiceRoleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new GrantServiceRole(write, serviceId, body));
    return written(reply, { status: 200, ...done });
  }
}
