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
import { TellUnit } from './tell-unit.command.js';
import { tellUnitRequest, type TellUnitBody } from './tell-unit.request.js';

@ApiTags('通报批评 Circulars')
@Controller('api/awards/v1/circulars')
export class TellUnitController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/told')
  @HttpCode(200)
  @ApiOperation({ summary: '告知拟通报的单位 Tell the unit, and start its time to state the case' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) circularId: string,
    @Body({ schema: tellUnitRequest }) body: TellUnitBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new TellUnit(write, circularId, body));
    return written(reply, { status: 200, ...done });
  }
}
