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
import { ProposeRemovalAnnulment } from './propose-removal-annulment.command.js';
import {
  proposeRemovalAnnulmentRequest,
  type ProposeRemovalAnnulmentBody,
} from './propose-removal-annulment.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ProposeRemovalAnnulmentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/annulments')
  @HttpCode(200)
  @ApiOperation({ summary: '提议撤销摘牌 Propose to annul a removal' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: proposeRemovalAnnulmentRequest }) body: ProposeRemovalAnnulmentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeRemovalAnnulment(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
