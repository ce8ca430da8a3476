import type { FileRow } from '@gongjian/plans-domain';
import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock, notFound, Opener } from '@gongjian/shared-event-sourcing';
import { FileStore } from '@gongjian/shared-files';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { localDateAt } from '@gongjian/shared-kernel';
import { ReadModels, type HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May, type OpenedRow } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { fileProjection, taskProjection } from '../../projections.js';
import { taskRowResource } from '../../tasks/task-row-resource.js';
import { fileAnswer, fileHistoryAnswer, type FileAnswer } from './file.answer.js';

const contentQuery = z.strictObject({
  taskId: uuid().optional().meta({ description: '作为该任务的佐证材料读取。Read it as evidence of this task.' }),
});
type ContentQuery = z.output<typeof contentQuery>;

@ApiTags('文件 Files')
@Controller('api/plans/v1/files')
export class FileController {
  constructor(
    private readonly reader: RecordReader,
    private readonly models: ReadModels,
    private readonly policy: Policy,
    private readonly files: FileStore,
    private readonly opener: Opener,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '文件登记信息 What is known of a file' })
  @ApiOkResponse({
    description: '校验值、大小、类型、上传人。Hash, size, type, who stored it.',
    standardSchema: fileAnswer,
  })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<FileAnswer> {
    const { row, revision, position } = await this.reader.one(
      fileProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => ({ action: 'file.read', resource: fileResource(found) }),
    );
    return served(reply, { ...row, revision: String(revision) }, { revision, position });
  }

  @Get(':id/content')
  @ApiOperation({ summary: '下载文件 The clear bytes of a file' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async content(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: contentQuery }) { taskId }: ContentQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<StreamableFile> {
    const { tenant } = principal;
    await this.models.waitFor(fileProjection, after);
    const found = await this.models.rowById(fileProjection, tenant, id);
    if (found === null) throw notFound();
    const may: May =
      taskId === undefined
        ? { action: 'file.read', resource: fileResource(found.row) }
        : await this.asEvidence(tenant, taskId, id);
    this.policy.require(principal, may.action, { tenant, ...may.resource }, localDateAt(this.clock.now()));
    const { mediaType, size, sha256, fileName } = await this.opener.open<OpenedRow<FileRow>>(tenant, found.row);
    reply.header('Cache-Control', 'private, no-store');
    reply.header('ETag', `"${sha256}"`);
    return new StreamableFile(await this.files.get(tenant, id), {
      type: mediaType,
      length: size,
      disposition: `attachment; filename*=UTF-8''${encodeRfc5987(fileName ?? `${id}`)}`,
    });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '文件的历史 History of a file' })
  @ApiOkResponse({ standardSchema: fileHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(fileProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: fileResource(row),
    }));
  }

  private async asEvidence(tenant: string, taskId: string, fileId: string): Promise<May> {
    const task = await this.models.rowById(taskProjection, tenant, taskId);
    const named = task?.row.submissions.some(({ evidence }) => evidence.some((piece) => piece.fileId === fileId));
    if (task === null || named !== true) throw notFound();
    return { action: 'task.read', resource: taskRowResource(task.row) };
  }
}

function fileResource(row: FileRow): May['resource'] {
  return { divisionId: row.division?.id, unitIds: row.unitIds, personId: row.storedBy.personId };
}

function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
