import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpenFiling } from './open-filing.command.js';
import { openFilingRequest, type OpenFilingBody } from './open-filing.request.js';

@ApiTags('佐证申报 Filings')
@Controller('api/plans/v1/filings')
export class OpenFilingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '开始佐证申报 Open a filing of evidence for an indicator' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: openFilingRequest }) body: OpenFilingBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new OpenFiling(write, body));
    return written(reply, { status: 201, ...done });
  }
}
