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
import { EndAuditorSeat } from './end-auditor-seat.command.js';
import { endAuditorSeatRequest, type EndAuditorSeatBody } from './end-auditor-seat.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class EndAuditorSeatController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/auditor-seats/:seatId/end')
  @HttpCode(200)
  @ApiOperation({ summary: '终止审计席位 End an auditor’s seat' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Param('seatId', { schema: uuid() }) seatId: string,
    @Body({ schema: endAuditorSeatRequest }) body: EndAuditorSeatBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new EndAuditorSeat(write, personId, seatId, body));
    return written(reply, { status: 200, ...done });
  }
}
