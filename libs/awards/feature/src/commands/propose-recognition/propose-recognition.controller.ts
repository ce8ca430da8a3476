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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProposeRecognition } from './propose-recognition.command.js';
import { proposeRecognitionRequest, type ProposeRecognitionBody } from './propose-recognition.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ProposeRecognitionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/recognition')
  @ApiOperation({
    summary: '提议为并入后的对象重新认定称号 Propose that the subject it went up in holds the title',
  })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) fromTitleId: string,
    @Body({ schema: proposeRecognitionRequest }) body: ProposeRecognitionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeRecognition(write, fromTitleId, body));
    return written(reply, { status: 201, ...done, location: `/api/awards/v1/titles/${done.id}` });
  }
}
