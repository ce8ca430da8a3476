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
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TellEscalatedUnit } from './tell-escalated-unit.command.js';
import { tellEscalatedUnitRequest, type TellEscalatedUnitBody } from './tell-escalated-unit.request.js';

@ApiTags('督办 Escalations')
@Controller('api/plans/v1/escalations')
export class TellEscalatedUnitController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/told')
  @ApiOperation({ summary: '告知单位，听取陈述申辩 Tell the unit, so that it may state its case' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) escalationId: string,
    @Body({ schema: tellEscalatedUnitRequest }) body: TellEscalatedUnitBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new TellEscalatedUnit(write, escalationId, body));
    return written(reply, { status: 200, ...done });
  }
}
