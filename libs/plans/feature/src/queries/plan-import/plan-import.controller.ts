import { DocumentRefused, MAX_DOCUMENT_BYTES } from '@gongjian/plans-plan-import';
import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock } from '@gongjian/shared-event-sourcing';
import { AcceptsMultipart, CurrentPrincipal, readUpload, type FastifyRequest } from '@gongjian/shared-http';
import { localDateAt } from '@gongjian/shared-kernel';
import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import { planImportAnswer } from './plan-import.answer.js';
import { PlanImportReader, refusal } from './plan-import.reader.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plan-imports')
export class PlanImportController {
  constructor(
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly reader: PlanImportReader,
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
  @ApiTooManyRequestsResponse({
    description: '正在读取的文件较多，按 Retry-After 再试。Several documents are being read; see Retry-After.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  @Header('Content-Type', 'application/json; charset=utf-8')
  async read(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal): Promise<Uint8Array> {
    await this.policy.scope(principal, 'plan.manage', localDateAt(this.clock.now()));
    this.reader.refuseWhenBusy();
    const { fileName, content } = await readUpload(request);
    return this.reader.read(await wholeOf(content), fileName);
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
