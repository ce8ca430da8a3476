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
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DraftEscalation } from './draft-escalation.command.js';
import { draftEscalationRequest, type DraftEscalationBody } from './draft-escalation.request.js';

@ApiTags('督办 Escalations')
@Controller('api/plans/v1/escalations')
export class DraftEscalationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/steps')
  @ApiOperation({ summary: '办公室提前拟办一步督办措施 The office drafts a step' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) escalationId: string,
    @Body({ schema: draftEscalationRequest }) body: DraftEscalationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DraftEscalation(write, escalationId, body));
    return written(reply, { status: 200, ...done });
  }
}
