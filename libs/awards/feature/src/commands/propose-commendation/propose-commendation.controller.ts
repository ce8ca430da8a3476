import { Reply, writeAnswer, WriteContext, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProposeCommendation } from './propose-commendation.command.js';
import { proposeCommendationRequest, type ProposeCommendationBody } from './propose-commendation.request.js';

@ApiTags('表彰 Commendations')
@Controller('api/awards/v1/commendations')
export class ProposeCommendationController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '提议表彰 Propose a commendation' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: proposeCommendationRequest }) body: ProposeCommendationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeCommendation(write, body));
    return written(reply, { status: 201, ...done, location: `/api/awards/v1/commendations/${done.id}` });
  }
}
