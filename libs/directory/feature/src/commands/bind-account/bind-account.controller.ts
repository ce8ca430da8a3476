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
import { BindAccount } from './bind-account.command.js';
import { bindAccountRequest, type BindAccountBody } from './bind-account.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class BindAccountController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/accounts')
  @HttpCode(200)
  @ApiOperation({ summary: '绑定账号 Bind an account' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: bindAccountRequest }) body: BindAccountBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new BindAccount(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
