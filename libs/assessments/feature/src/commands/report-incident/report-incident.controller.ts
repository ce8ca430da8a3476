import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReportIncident } from './report-incident.command.js';
import { reportIncidentRequest, type ReportIncidentBody } from './report-incident.request.js';

@ApiTags('事件 Incidents')
@Controller('api/assessments/v1/incidents')
export class ReportIncidentController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '报送事件 Report an incident' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: reportIncidentRequest }) body: ReportIncidentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReportIncident(write, body));
    return written(reply, { status: 201, ...done });
  }
}
