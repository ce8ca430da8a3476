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
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { VerifyIncident } from './verify-incident.command.js';

@ApiTags('事件 Incidents')
@Controller('api/assessments/v1/incidents')
export class VerifyIncidentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/verification')
  @ApiOperation({ summary: '核实事件 Verify an incident' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) incidentId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new VerifyIncident(write, incidentId));
    return written(reply, { status: 200, ...done });
  }
}
