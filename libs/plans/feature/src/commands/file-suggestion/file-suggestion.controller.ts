import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FileSuggestion } from './file-suggestion.command.js';
import { fileSuggestionRequest, type FileSuggestionBody } from './file-suggestion.request.js';

@ApiTags('投诉建议 Suggestions')
@Controller('api/plans/v1/suggestions')
export class FileSuggestionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '提出意见 Say something about the work that is asked' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: fileSuggestionRequest }) body: FileSuggestionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new FileSuggestion(write, body));
    return written(reply, { status: 201, ...done });
  }
}
