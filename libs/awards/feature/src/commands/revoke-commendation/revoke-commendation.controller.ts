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
import { RevokeCommendation } from './revoke-commendation.command.js';
import { revokeCommendationRequest, type RevokeCommendationBody } from './revoke-commendation.request.js';

@ApiTags('表彰 Commendations')
@Controller('api/awards/v1/commendations')
export class RevokeCommendationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/revocation')
  @HttpCode(200)
  @ApiOperation({ summary: '撤销表彰 Revoke a commendation' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) commendationId: string,
    @Body({ schema: revokeCommendationRequest }) body: RevokeCommendationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RevokeCommendation(write, commendationId, body));
    return written(reply, { status: 200, ...done });
  }
}
