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
import { EndRoleGrant } from './end-role-grant.command.js';
import { endRoleGrantRequest, type EndRoleGrantBody } from './end-role-grant.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class EndRoleGrantController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/grants/:grantId/end')
  @HttpCode(200)
  @ApiOperation({ summary: '终止授权 End a grant' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Param('grantId', { schema: uuid() }) grantId: string,
    @Body({ schema: endRoleGrantRequest }) body: EndRoleGrantBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new EndRoleGrant(write, personId, grantId, body));
    return written(reply, { status: 200, ...done });
  }
}
