import {
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StrikeCandidate } from './strike-candidate.command.js';
import { strikeCandidateRequest, type StrikeCandidateBody } from './strike-candidate.request.js';

@ApiTags('建议名单 Lists of candidates')
@Controller('api/awards/v1/slates')
export class StrikeCandidateController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/strikes')
  @HttpCode(200)
  @ApiOperation({ summary: '从建议名单中除名 Strike a candidate off the list' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) slateId: string,
    @Body({ schema: strikeCandidateRequest }) body: StrikeCandidateBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new StrikeCandidate(write, slateId, body));
    return written(reply, { status: 200, ...done });
  }
}
