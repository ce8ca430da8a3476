import {
  type FastifyReply,
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GiveAuditorSeat } from './give-auditor-seat.command.js';
import { giveAuditorSeatRequest, type GiveAuditorSeatBody } from './give-auditor-seat.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class GiveAuditorSeatController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/auditor-seats')
  @HttpCode(200)
  @ApiOperation({ summary: '授予审计席位 Give an auditor’s seat' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: giveAuditorSeatRequest }) body: GiveAuditorSeatBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new GiveAuditorSeat(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
