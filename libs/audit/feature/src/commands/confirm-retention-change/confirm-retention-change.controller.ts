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
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConfirmRetentionChange } from './confirm-retention-change.command.js';

@ApiTags('保管期限 Retention')
@Controller('api/audit/v1/retention/changes')
export class ConfirmRetentionChangeController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':changeId/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: '确认调整，由提出人以外的人 Confirm a change, by another person' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('changeId', { schema: uuid() }) changeId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmRetentionChange(write, changeId));
    return written(reply, { status: 200, ...done });
  }
}
