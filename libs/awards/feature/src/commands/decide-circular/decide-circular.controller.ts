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
import { DecideCircular } from './decide-circular.command.js';
import { decideCircularRequest, type DecideCircularBody } from './decide-circular.request.js';

@ApiTags('通报批评 Circulars')
@Controller('api/awards/v1/circulars')
export class DecideCircularController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: '决定通报批评 Decide a circular' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) circularId: string,
    @Body({ schema: decideCircularRequest }) body: DecideCircularBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DecideCircular(write, circularId, body));
    return written(reply, { status: 200, ...done });
  }
}
