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
import { UnbindServiceAccount } from './unbind-service-account.command.js';
import { unbindServiceAccountRequest, type UnbindServiceAccountBody } from './unbind-service-account.request.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class UnbindServiceAccountController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/accounts/unbind')
  @HttpCode(200)
  @ApiOperation({ summary: '解除部门系统的账号或凭据 Unbind an account or credentials' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) serviceId: string,
    @Body({ schema: unbindServiceAccountRequest }) body: UnbindServiceAccountBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new UnbindServiceAccount(write, serviceId, body));
    return written(reply, { status: 200, ...done });
  }
}
