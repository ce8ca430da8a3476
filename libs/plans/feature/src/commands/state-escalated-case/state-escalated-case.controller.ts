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
import { StateEscalatedCase } from './state-escalated-case.command.js';
import { stateEscalatedCaseRequest, type StateEscalatedCaseBody } from './state-escalated-case.request.js';

@ApiTags('督办 Escalations')
@Controller('api/plans/v1/escalations')
export class StateEscalatedCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/statements')
  @ApiOperation({ summary: '单位陈述申辩 The unit states its case' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) escalationId: string,
    @Body({ schema: stateEscalatedCaseRequest }) body: StateEscalatedCaseBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new StateEscalatedCase(write, escalationId, body));
    return written(reply, { status: 200, ...done });
  }
}
