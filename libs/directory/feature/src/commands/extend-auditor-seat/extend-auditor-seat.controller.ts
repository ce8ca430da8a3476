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
import { ExtendAuditorSeat } from './extend-auditor-seat.command.js';
import { extendAuditorSeatRequest, type ExtendAuditorSeatBody } from './extend-auditor-seat.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class ExtendAuditorSeatController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/auditor-seats/:seatId/extend')
  @HttpCode(200)
  @ApiOperation({ summary: '延长审计席位 Extend an auditor’s seat' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Param('seatId', { schema: uuid() }) seatId: string,
    @Body({ schema: extendAuditorSeatRequest }) body: ExtendAuditorSeatBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ExtendAuditorSeat(write, personId, seatId, body));
    return written(reply, { status: 200, ...done });
  }
}
