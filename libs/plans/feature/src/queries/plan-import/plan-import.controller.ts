import { DocumentRefused, importPlanDocument, MAX_DOCUMENT_BYTES } from '@gongjian/plans-plan-import';
import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock } from '@gongjian/shared-event-sourcing';
import {
  AcceptsMultipart,
  CurrentPrincipal,
  HttpProblem,
  readUpload,
  type FastifyRequest,
} from '@gongjian/shared-http';
import { DomainError, localDateAt } from '@gongjian/shared-kernel';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import { planImportAnswer, type PlanImportAnswer } from './plan-import.answer.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plan-imports')
export class PlanImportController {
  constructor(
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @AcceptsMultipart()
  @ApiOperation({
    summary: '读取公文（.txt、.docx，字段 file），给出方案草稿；不写入任何记录 Read a document into a draft',
  })
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiOkResponse({ standardSchema: planImportAnswer })
  async read(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal): Promise<PlanImportAnswer> {
    await this.policy.scope(principal, 'plan.manage', localDateAt(this.clock.now()));
    const { fileName, content } = await readUpload(request);
    const bytes = await wholeOf(content);
    try {
      const read = await importPlanDocument({ bytes, fileName });
      const document = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength };
      return { ...read, document };
    } catch (error) {
      if (!(error instanceof DocumentRefused)) throw error;
      throw refusal(error);
    }
  }
}

async function wholeOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of content) {
    size += part.byteLength;
    if (size > MAX_DOCUMENT_BYTES) throw refusal(new DocumentRefused('DOCUMENT.TOO_LARGE'));
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function refusal({ code, messageZh, messageEn }: DocumentRefused): Error {
  const text = { zh: messageZh, en: messageEn };
  return code === 'DOCUMENT.TOO_LARGE' ? new HttpProblem(413, code, text) : new DomainError(code, 'invalid', text);
}
