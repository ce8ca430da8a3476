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
import { WithdrawIncident } from './withdraw-incident.command.js';
import { withdrawIncidentRequest, type WithdrawIncidentBody } from './withdraw-incident.request.js';

@ApiTags('事件 Incidents')
@Controller('api/assessments/v1/incidents')
export class WithdrawIncidentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/withdrawal')
  @ApiOperation({ summary: '报送单位撤回事件 Its reporter withdraws an incident' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) incidentId: string,
    @Body({ schema: withdrawIncidentRequest }) body: WithdrawIncidentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawIncident(write, incidentId, body));
    return written(reply, { status: 200, ...done });
  }
}
