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
import { DecideCommendation } from './decide-commendation.command.js';
import { decideCommendationRequest, type DecideCommendationBody } from './decide-commendation.request.js';

@ApiTags('表彰 Commendations')
@Controller('api/awards/v1/commendations')
export class DecideCommendationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: '决定表彰 Decide a commendation' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) commendationId: string,
    @Body({ schema: decideCommendationRequest }) body: DecideCommendationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DecideCommendation(write, commendationId, body));
    return written(reply, { status: 200, ...done });
  }
}
