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
import { DeclineRemovalAnnulment } from './decline-removal-annulment.command.js';
import {
  declineRemovalAnnulmentRequest,
  type DeclineRemovalAnnulmentBody,
} from './decline-removal-annulment.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class DeclineRemovalAnnulmentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/annulments/refusal')
  @HttpCode(200)
  @ApiOperation({ summary: '不同意撤销摘牌 Decline the annulment of a removal' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: declineRemovalAnnulmentRequest }) body: DeclineRemovalAnnulmentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineRemovalAnnulment(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
