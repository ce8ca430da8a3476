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
import { EndServiceRole } from './end-service-role.command.js';
import { endServiceRoleRequest, type EndServiceRoleBody } from './end-service-role.request.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class EndServiceRoleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/grants/:grantId/end')
  @HttpCode(200)
  @ApiOperation({ summary: '终止部门系统的授权 End a grant of a service account' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) serviceId: string,
    @Param('grantId', { schema: uuid() }) grantId: string,
    @Body({ schema: endServiceRoleRequest }) body: EndServiceRoleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new EndServiceRole(write, serviceId, grantId, body));
    return written(reply, { status: 200, ...done });
  }
}
