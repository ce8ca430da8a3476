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
import { ConfirmExternalResult } from './confirm-external-result.command.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class ConfirmExternalResultController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/external-results/:proposalId/confirmation')
  @ApiOperation({ summary: '确认外部结果（另一人） Confirm a result told by another authority' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Param('proposalId', { schema: uuid() }) proposalId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmExternalResult(write, sheetId, proposalId));
    return written(reply, { status: 200, ...done });
  }
}
