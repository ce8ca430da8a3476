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
import { WithdrawAssessor } from './withdraw-assessor.command.js';
import { withdrawAssessorRequest, type WithdrawAssessorBody } from './withdraw-assessor.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class WithdrawAssessorController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/assessors/:personId/withdrawal')
  @ApiOperation({ summary: '撤销考评员的指定，或责令回避 Take an appointment back, or order to stand aside' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Param('personId', { schema: uuid() }) personId: string,
    @Body({ schema: withdrawAssessorRequest }) body: WithdrawAssessorBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawAssessor(write, sheetId, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
