import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpenRound } from './open-round.command.js';
import { openRoundRequest, type OpenRoundBody } from './open-round.request.js';

@ApiTags('考评轮次 Rounds')
@Controller('api/assessments/v1/rounds')
export class OpenRoundController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '开启一轮：本级、模拟或外部 Open a round by hand: own, mock or external' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: openRoundRequest }) body: OpenRoundBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new OpenRound(write, body));
    return written(reply, { status: 201, ...done });
  }
}
