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
import { WithdrawSuggestion } from './withdraw-suggestion.command.js';

@ApiTags('投诉建议 Suggestions')
@Controller('api/plans/v1/suggestions')
export class WithdrawSuggestionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/withdrawal')
  @ApiOperation({ summary: '撤回意见 Withdraw a suggestion' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) suggestionId: string,

    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawSuggestion(write, suggestionId));
    return written(reply, { status: 200, ...done });
  }
}
