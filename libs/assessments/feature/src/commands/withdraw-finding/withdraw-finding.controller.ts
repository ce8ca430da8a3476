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
import { WithdrawFinding } from './withdraw-finding.command.js';
import { withdrawFindingRequest, type WithdrawFindingBody } from './withdraw-finding.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class WithdrawFindingController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/findings/:findingId/withdrawal')
  @ApiOperation({ summary: '撤回问题 Withdraw a finding' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Param('findingId', { schema: uuid() }) findingId: string,
    @Body({ schema: withdrawFindingRequest }) body: WithdrawFindingBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawFinding(write, sheetId, findingId, body));
    return written(reply, { status: 200, ...done });
  }
}
