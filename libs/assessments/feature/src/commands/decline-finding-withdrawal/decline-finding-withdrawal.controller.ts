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
import { DeclineFindingWithdrawal } from './decline-finding-withdrawal.command.js';
import {
  declineFindingWithdrawalRequest,
  type DeclineFindingWithdrawalBody,
} from './decline-finding-withdrawal.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class DeclineFindingWithdrawalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/finding-withdrawals/:withdrawalId/decline')
  @ApiOperation({ summary: '不予撤回问题 Decline the withdrawal of a finding' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Param('withdrawalId', { schema: uuid() }) withdrawalId: string,
    @Body({ schema: declineFindingWithdrawalRequest }) body: DeclineFindingWithdrawalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineFindingWithdrawal(write, sheetId, withdrawalId, body));
    return written(reply, { status: 200, ...done });
  }
}
