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
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WithdrawRemovalProposal } from './withdraw-removal-proposal.command.js';
import {
  withdrawRemovalProposalRequest,
  type WithdrawRemovalProposalBody,
} from './withdraw-removal-proposal.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class WithdrawRemovalProposalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/removal-proposal/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: '撤回摘牌提议 Withdraw the proposal of a removal' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: withdrawRemovalProposalRequest }) body: WithdrawRemovalProposalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawRemovalProposal(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
