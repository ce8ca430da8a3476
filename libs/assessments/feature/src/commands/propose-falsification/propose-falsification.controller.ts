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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProposeFalsification } from './propose-falsification.command.js';
import { proposeFalsificationRequest, type ProposeFalsificationBody } from './propose-falsification.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class ProposeFalsificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/falsifications')
  @ApiOperation({ summary: '提出弄虚作假，待另一人确认 Propose that something was falsified' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: proposeFalsificationRequest }) body: ProposeFalsificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeFalsification(write, sheetId, body));
    return written(reply, { status: 201, ...done });
  }
}
