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
import { DeclareAvoidance } from './declare-avoidance.command.js';
import { declareAvoidanceRequest, type DeclareAvoidanceBody } from './declare-avoidance.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class DeclareAvoidanceController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/avoidances')
  @ApiOperation({ summary: '申请回避 Stand aside' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: declareAvoidanceRequest }) body: DeclareAvoidanceBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclareAvoidance(write, sheetId, body));
    return written(reply, { status: 200, ...done });
  }
}
