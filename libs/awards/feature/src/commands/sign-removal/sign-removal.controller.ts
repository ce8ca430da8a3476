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
import { SignRemoval } from './sign-removal.command.js';
import { signRemovalRequest, type SignRemovalBody } from './sign-removal.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class SignRemovalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/removal-signatures')
  @HttpCode(200)
  @ApiOperation({ summary: '签署摘牌决定（两人） Sign a removal; two people do' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: signRemovalRequest }) body: SignRemovalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SignRemoval(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
