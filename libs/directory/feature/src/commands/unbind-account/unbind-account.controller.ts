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
import { UnbindAccount } from './unbind-account.command.js';
import { unbindAccountRequest, type UnbindAccountBody } from './unbind-account.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class UnbindAccountController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/accounts/unbind')
  @HttpCode(200)
  @ApiOperation({ summary: '解除账号绑定 Unbind an account' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: unbindAccountRequest }) body: UnbindAccountBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new UnbindAccount(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
