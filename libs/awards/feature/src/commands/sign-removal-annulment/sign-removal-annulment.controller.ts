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
import { SignRemovalAnnulment } from './sign-removal-annulment.command.js';
import { signRemovalAnnulmentRequest, type SignRemovalAnnulmentBody } from './sign-removal-annulment.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class SignRemovalAnnulmentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/annulments/signatures')
  @HttpCode(200)
  @ApiOperation({ summary: '签署撤销摘牌（第二人） Sign the annulment of a removal, as the second' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: signRemovalAnnulmentRequest }) body: SignRemovalAnnulmentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SignRemovalAnnulment(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
