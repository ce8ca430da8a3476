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
import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangePlanHeader } from './change-plan-header.command.js';
import { changePlanHeaderRequest, type ChangePlanHeaderBody } from './change-plan-header.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class ChangePlanHeaderController {
  constructor(private readonly commands: CommandBus) {}

  @Put(':id/header')
  @ApiOperation({ summary: '修改方案题头 Change the header of a draft' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Body({ schema: changePlanHeaderRequest }) body: ChangePlanHeaderBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ChangePlanHeader(write, planId, body));
    return written(reply, { status: 200, ...done });
  }
}
