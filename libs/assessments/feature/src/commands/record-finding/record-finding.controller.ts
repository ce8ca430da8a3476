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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordFinding } from './record-finding.command.js';
import { recordFindingRequest, type RecordFindingBody } from './record-finding.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class RecordFindingController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/findings')
  @ApiOperation({ summary: '登记检查发现的问题 Record a finding' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: recordFindingRequest }) body: RecordFindingBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordFinding(write, sheetId, body));
    return written(reply, { status: 201, ...done });
  }
}
