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
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConferTitle } from './confer-title.command.js';
import { conferTitleRequest, type ConferTitleBody } from './confer-title.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ConferTitleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/conferral')
  @HttpCode(200)
  @ApiOperation({ summary: '授牌 Confer a title and hand its plaque over' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: conferTitleRequest }) body: ConferTitleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConferTitle(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
