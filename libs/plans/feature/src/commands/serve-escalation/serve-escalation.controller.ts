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
import { ServeEscalation } from './serve-escalation.command.js';
import { serveEscalationRequest, type ServeEscalationBody } from './serve-escalation.request.js';

@ApiTags('督办 Escalations')
@Controller('api/plans/v1/escalations')
export class ServeEscalationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/service')
  @ApiOperation({ summary: '督办单送达、约谈完成 It was served, or the interview held' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) escalationId: string,
    @Body({ schema: serveEscalationRequest }) body: ServeEscalationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ServeEscalation(write, escalationId, body));
    return written(reply, { status: 200, ...done });
  }
}
