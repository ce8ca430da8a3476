import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProposeRetentionChange } from './propose-retention-change.command.js';
import { proposeRetentionChangeRequest, type ProposeRetentionChangeBody } from './propose-retention-change.request.js';

@ApiTags('保管期限 Retention')
@Controller('api/audit/v1/retention/changes')
export class ProposeRetentionChangeController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '提出调整保管期限 Propose to change how long records are kept' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: proposeRetentionChangeRequest }) body: ProposeRetentionChangeBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeRetentionChange(write, body));
    return written(reply, { status: 201, ...done });
  }
}
