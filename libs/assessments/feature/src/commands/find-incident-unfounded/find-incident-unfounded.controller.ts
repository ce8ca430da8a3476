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
import { FindIncidentUnfounded } from './find-incident-unfounded.command.js';
import { findIncidentUnfoundedRequest, type FindIncidentUnfoundedBody } from './find-incident-unfounded.request.js';

@ApiTags('事件 Incidents')
@Controller('api/assessments/v1/incidents')
export class FindIncidentUnfoundedController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/unfounded')
  @ApiOperation({ summary: '认定事件不实 Find an incident unfounded' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) incidentId: string,
    @Body({ schema: findIncidentUnfoundedRequest }) body: FindIncidentUnfoundedBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new FindIncidentUnfounded(write, incidentId, body));
    return written(reply, { status: 200, ...done });
  }
}
