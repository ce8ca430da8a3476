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
import { ConfirmFindingWithdrawal } from './confirm-finding-withdrawal.command.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class ConfirmFindingWithdrawalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/finding-withdrawals/:withdrawalId/confirmation')
  @ApiOperation({ summary: '确认撤回问题（另一人） Confirm the withdrawal of a finding' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Param('withdrawalId', { schema: uuid() }) withdrawalId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmFindingWithdrawal(write, sheetId, withdrawalId));
    return written(reply, { status: 200, ...done });
  }
}
