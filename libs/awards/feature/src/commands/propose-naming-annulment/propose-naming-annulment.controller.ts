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
import { ProposeNamingAnnulment } from './propose-naming-annulment.command.js';
import { proposeNamingAnnulmentRequest, type ProposeNamingAnnulmentBody } from './propose-naming-annulment.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ProposeNamingAnnulmentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/naming-annulments')
  @HttpCode(200)
  @ApiOperation({ summary: '提议撤销命名 Propose to annul a naming' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: proposeNamingAnnulmentRequest }) body: ProposeNamingAnnulmentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeNamingAnnulment(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
