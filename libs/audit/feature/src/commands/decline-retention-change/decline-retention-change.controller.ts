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
import { DeclineRetentionChange } from './decline-retention-change.command.js';
import { declineRetentionChangeRequest, type DeclineRetentionChangeBody } from './decline-retention-change.request.js';

@ApiTags('保管期限 Retention')
@Controller('api/audit/v1/retention/changes')
export class DeclineRetentionChangeController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':changeId/decline')
  @HttpCode(200)
  @ApiOperation({ summary: '不同意调整 Decline a change' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('changeId', { schema: uuid() }) changeId: string,
    @Body({ schema: declineRetentionChangeRequest }) body: DeclineRetentionChangeBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineRetentionChange(write, changeId, body));
    return written(reply, { status: 200, ...done });
  }
}
