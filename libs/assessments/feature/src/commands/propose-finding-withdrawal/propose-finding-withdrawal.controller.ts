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
import { ProposeFindingWithdrawal } from './propose-finding-withdrawal.command.js';
import {
  proposeFindingWithdrawalRequest,
  type ProposeFindingWithdrawalBody,
} from './propose-finding-withdrawal.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class ProposeFindingWithdrawalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/finding-withdrawals')
  @ApiOperation({
    summary: '提出撤回问题，待另一人确认 Propose that two withdraw a finding',
    description:
      '两人确认的问题；考评员登记的，在打分完成之后。One that two confirmed; one of an assessor once the assessors have filed.',
  })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: proposeFindingWithdrawalRequest }) body: ProposeFindingWithdrawalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeFindingWithdrawal(write, sheetId, body));
    return written(reply, { status: 201, ...done });
  }
}
