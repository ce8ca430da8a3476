import { type FastifyReply, Reply, writeAnswer, WriteContext, written, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RenameTenant } from './rename-tenant.command.js';
import { renameTenantRequest, type RenameTenantBody } from './rename-tenant.request.js';

@ApiTags('租户 Tenants')
@Controller('api/directory/v1/tenant')
export class RenameTenantController {
  constructor(private readonly commands: CommandBus) {}

  @Post('rename')
  @HttpCode(200)
  @ApiOperation({ summary: '租户更名 Rename the tenant' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: renameTenantRequest }) body: RenameTenantBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RenameTenant(write, body));
    return written(reply, { status: 200, ...done });
  }
}
