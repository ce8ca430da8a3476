import {
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WithdrawCircular } from './withdraw-circular.command.js';
import { withdrawCircularRequest, type WithdrawCircularBody } from './withdraw-circular.request.js';

@ApiTags('通报批评 Circulars')
@Controller('api/awards/v1/circulars')
export class WithdrawCircularController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: '撤回通报批评 Withdraw a circular' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) circularId: string,
    @Body({ schema: withdrawCircularRequest }) body: WithdrawCircularBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawCircular(write, circularId, body));
    return written(reply, { status: 200, ...done });
  }
}
