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
import { DeclineFalsification } from './decline-falsification.command.js';
import { declineFalsificationRequest, type DeclineFalsificationBody } from './decline-falsification.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class DeclineFalsificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/falsifications/:proposalId/decline')
  @ApiOperation({ summary: '不予认定弄虚作假 Decline that something was falsified' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Param('proposalId', { schema: uuid() }) proposalId: string,
    @Body({ schema: declineFalsificationRequest }) body: DeclineFalsificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineFalsification(write, sheetId, proposalId, body));
    return written(reply, { status: 200, ...done });
  }
}
