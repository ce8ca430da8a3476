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
import { DeclineNamingAnnulment } from './decline-naming-annulment.command.js';
import { declineNamingAnnulmentRequest, type DeclineNamingAnnulmentBody } from './decline-naming-annulment.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class DeclineNamingAnnulmentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/naming-annulments/refusal')
  @HttpCode(200)
  @ApiOperation({ summary: '不同意撤销命名 Decline the annulment of a naming' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: declineNamingAnnulmentRequest }) body: DeclineNamingAnnulmentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineNamingAnnulment(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
