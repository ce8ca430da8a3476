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
import { SubmitEvidence } from './submit-evidence.command.js';
import { submitEvidenceRequest, type SubmitEvidenceBody } from './submit-evidence.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class SubmitEvidenceController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/submissions')
  @ApiOperation({ summary: '提交佐证材料 Submit evidence' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: submitEvidenceRequest }) body: SubmitEvidenceBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SubmitEvidence(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
