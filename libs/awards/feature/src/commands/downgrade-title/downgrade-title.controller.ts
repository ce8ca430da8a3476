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
import { DowngradeTitle } from './downgrade-title.command.js';
import { downgradeTitleRequest, type DowngradeTitleBody } from './downgrade-title.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class DowngradeTitleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/downgrade')
  @HttpCode(200)
  @ApiOperation({ summary: '降等（两人） Downgrade a title; two people do' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: downgradeTitleRequest }) body: DowngradeTitleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DowngradeTitle(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
