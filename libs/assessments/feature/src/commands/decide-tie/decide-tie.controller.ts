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
import { DecideTie } from './decide-tie.command.js';
import { decideTieRequest, type DecideTieBody } from './decide-tie.request.js';

@ApiTags('考评轮次 Rounds')
@Controller('api/assessments/v1/rounds')
export class DecideTieController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/ties')
  @ApiOperation({ summary: '决定并列的先后 Decide the order of a tie' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) roundId: string,
    @Body({ schema: decideTieRequest }) body: DecideTieBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DecideTie(write, roundId, body));
    return written(reply, { status: 200, ...done });
  }
}
