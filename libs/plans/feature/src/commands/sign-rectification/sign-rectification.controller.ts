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
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignRectification } from './sign-rectification.command.js';
import { signRectificationRequest, type SignRectificationBody } from './sign-rectification.request.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class SignRectificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/sign-for')
  @ApiOperation({ summary: '签收整改通知 Sign for the order' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) rectificationId: string,
    @Body({ schema: signRectificationRequest }) body: SignRectificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SignRectification(write, rectificationId, body));
    return written(reply, { status: 200, ...done });
  }
}
