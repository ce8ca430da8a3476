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
import { CancelRound } from './cancel-round.command.js';
import { cancelRoundRequest, type CancelRoundBody } from './cancel-round.request.js';

@ApiTags('考评轮次 Rounds')
@Controller('api/assessments/v1/rounds')
export class CancelRoundController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/cancellation')
  @ApiOperation({ summary: '取消一轮 Cancel a round' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) roundId: string,
    @Body({ schema: cancelRoundRequest }) body: CancelRoundBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CancelRound(write, roundId, body));
    return written(reply, { status: 200, ...done });
  }
}
