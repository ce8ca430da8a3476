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
import { AppointAssessor } from './appoint-assessor.command.js';
import { appointAssessorRequest, type AppointAssessorBody } from './appoint-assessor.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class AppointAssessorController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/assessors')
  @ApiOperation({ summary: '指定考评员 Appoint an assessor' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: appointAssessorRequest }) body: AppointAssessorBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AppointAssessor(write, sheetId, body));
    return written(reply, { status: 200, ...done });
  }
}
