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
import { ConfirmRecognition } from './confirm-recognition.command.js';
import { confirmRecognitionRequest, type ConfirmRecognitionBody } from './confirm-recognition.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ConfirmRecognitionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/recognition/confirmation')
  @HttpCode(200)
  @ApiOperation({ summary: '确认重新认定（第二人） Confirm a recognition, as the second' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: confirmRecognitionRequest }) body: ConfirmRecognitionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmRecognition(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
