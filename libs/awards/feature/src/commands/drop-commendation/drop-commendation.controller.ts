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
import { DropCommendation } from './drop-commendation.command.js';
import { dropCommendationRequest, type DropCommendationBody } from './drop-commendation.request.js';

@ApiTags('表彰 Commendations')
@Controller('api/awards/v1/commendations')
export class DropCommendationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/drop')
  @HttpCode(200)
  @ApiOperation({ summary: '不再提议表彰 Drop a proposed commendation' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) commendationId: string,
    @Body({ schema: dropCommendationRequest }) body: DropCommendationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DropCommendation(write, commendationId, body));
    return written(reply, { status: 200, ...done });
  }
}
