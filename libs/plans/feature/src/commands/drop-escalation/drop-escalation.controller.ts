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
import { DropEscalation } from './drop-escalation.command.js';
import { dropEscalationRequest, type DropEscalationBody } from './drop-escalation.request.js';

@ApiTags('督办 Escalations')
@Controller('api/plans/v1/escalations')
export class DropEscalationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/drop')
  @ApiOperation({ summary: '撤下拟办的措施 Drop the step that was drafted' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) escalationId: string,
    @Body({ schema: dropEscalationRequest }) body: DropEscalationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DropEscalation(write, escalationId, body));
    return written(reply, { status: 200, ...done });
  }
}
