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
import { CorrectIncident } from './correct-incident.command.js';
import { correctIncidentRequest, type CorrectIncidentBody } from './correct-incident.request.js';

@ApiTags('事件 Incidents')
@Controller('api/assessments/v1/incidents')
export class CorrectIncidentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/correction')
  @ApiOperation({ summary: '报送单位更正事件 Its reporter corrects an incident' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) incidentId: string,
    @Body({ schema: correctIncidentRequest }) body: CorrectIncidentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectIncident(write, incidentId, body));
    return written(reply, { status: 200, ...done });
  }
}
