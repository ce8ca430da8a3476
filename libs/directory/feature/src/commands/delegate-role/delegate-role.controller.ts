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
import { DelegateRole } from './delegate-role.command.js';
import { delegateRoleRequest, type DelegateRoleBody } from './delegate-role.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class DelegateRoleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/delegations')
  @HttpCode(200)
  @ApiOperation({ summary: '委托代办 Delegate a role' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: delegateRoleRequest }) body: DelegateRoleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DelegateRole(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
