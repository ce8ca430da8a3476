import {
  Reply,
  uuid,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WithdrawPrivileges } from './withdraw-privileges.command.js';
import { withdrawPrivilegesRequest, type WithdrawPrivilegesBody } from './withdraw-privileges.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class WithdrawPrivilegesController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/privileges')
  @HttpCode(200)
  @ApiOperation({ summary: '取消待遇 Withdraw what the title gave a right to' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: withdrawPrivilegesRequest }) body: WithdrawPrivilegesBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawPrivileges(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
