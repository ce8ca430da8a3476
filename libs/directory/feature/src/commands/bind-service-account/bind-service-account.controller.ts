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
import { BindServiceAccount } from './bind-service-account.command.js';
import { bindServiceAccountRequest, type BindServiceAccountBody } from './bind-service-account.request.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class BindServiceAccountController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/accounts')
  @HttpCode(200)
  @ApiOperation({ summary: '绑定部门系统的账号（区里自有认证） Bind an account of another issuer' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) serviceId: string,
    @Body({ schema: bindServiceAccountRequest }) body: BindServiceAccountBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new BindServiceAccount(write, serviceId, body));
    return written(reply, { status: 200, ...done });
  }
}
