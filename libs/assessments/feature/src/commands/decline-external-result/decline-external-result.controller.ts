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
import { DeclineExternalResult } from './decline-external-result.command.js';
import { declineExternalResultRequest, type DeclineExternalResultBody } from './decline-external-result.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class DeclineExternalResultController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/external-results/:proposalId/decline')
  @ApiOperation({ summary: '不予确认外部结果 Decline a result told by another authority' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Param('proposalId', { schema: uuid() }) proposalId: string,
    @Body({ schema: declineExternalResultRequest }) body: DeclineExternalResultBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineExternalResult(write, sheetId, proposalId, body));
    return written(reply, { status: 200, ...done });
  }
}
