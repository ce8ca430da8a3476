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
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CloseRound } from './close-round.command.js';
import { closeRoundRequest, type CloseRoundBody } from './close-round.request.js';

@ApiTags('考评轮次 Rounds')
@Controller('api/assessments/v1/rounds')
export class CloseRoundController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/closure')
  @ApiOperation({
    summary: '结束一轮，评定等级 Close a round; it is graded',
    description:
      '随后逐个对象评定并给出结论；须由人决定的并列见 ties。Every subject is graded after that, then the round is concluded; ties that a person decides stand in `ties`.',
  })
  @ApiAcceptedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) roundId: string,
    @Body({ schema: closeRoundRequest }) body: CloseRoundBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CloseRound(write, roundId, body));
    return written(reply, { status: 202, ...done, location: `/api/assessments/v1/rounds/${done.id}` });
  }
}
