import { type FastifyReply, Reply, writeAnswer, WriteContext, written, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SetRetentionPeriod } from './set-retention-period.command.js';
import { setRetentionPeriodRequest, type SetRetentionPeriodBody } from './set-retention-period.request.js';

@ApiTags('租户 Tenants')
@Controller('api/directory/v1/tenant')
export class SetRetentionPeriodController {
  constructor(private readonly commands: CommandBus) {}

  @Post('retention-period')
  @HttpCode(200)
  @ApiOperation({ summary: '设定署名保管期限 Set how long official acts are kept under the name' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: setRetentionPeriodRequest }) body: SetRetentionPeriodBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SetRetentionPeriod(write, body));
    return written(reply, { status: 200, ...done });
  }
}
