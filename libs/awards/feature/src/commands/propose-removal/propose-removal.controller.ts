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
import { ProposeRemoval } from './propose-removal.command.js';
import { proposeRemovalRequest, type ProposeRemovalBody } from './propose-removal.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ProposeRemovalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/removal-proposal')
  @HttpCode(200)
  @ApiOperation({ summary: '提议摘牌 Propose a removal' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: proposeRemovalRequest }) body: ProposeRemovalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeRemoval(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
