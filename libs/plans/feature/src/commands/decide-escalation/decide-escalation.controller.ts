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
import { DecideEscalation } from './decide-escalation.command.js';
import { decideEscalationRequest, type DecideEscalationBody } from './decide-escalation.request.js';

@ApiTags('督办 Escalations')
@Controller('api/plans/v1/escalations')
export class DecideEscalationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/decision')
  @ApiOperation({
    summary: '领导决定督办单、约谈或提请通报批评 A leader decides on an order, an interview or a circular',
  })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) escalationId: string,
    @Body({ schema: decideEscalationRequest }) body: DecideEscalationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DecideEscalation(write, escalationId, body));
    return written(reply, { status: 200, ...done });
  }
}
