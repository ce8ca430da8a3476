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
import { WithdrawRectification } from './withdraw-rectification.command.js';
import { withdrawRectificationRequest, type WithdrawRectificationBody } from './withdraw-rectification.request.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class WithdrawRectificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/withdrawal')
  @ApiOperation({ summary: '撤销整改要求 Withdraw the order' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) rectificationId: string,
    @Body({ schema: withdrawRectificationRequest }) body: WithdrawRectificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawRectification(write, rectificationId, body));
    return written(reply, { status: 200, ...done });
  }
}
