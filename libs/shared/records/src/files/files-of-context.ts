import { Policy, type Principal } from '@gongjian/shared-access';
import {
  destructionNotAsked,
  fileCatalogueOf,
  fileDecider,
  fileDestroyed,
  fileNameView,
  fileView,
  refusesApprovingDestruction,
  type FileEvent,
  type FileRow,
} from '@gongjian/shared-domain';
import { Clock, DeciderRunner, notFound, Opener } from '@gongjian/shared-event-sourcing';
import { FileStore } from '@gongjian/shared-files';
import {
  AcceptsMultipart,
  After,
  CurrentPrincipal,
  readUpload,
  Reply,
  served,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type FastifyReply,
  type FastifyRequest,
  type Written,
} from '@gongjian/shared-http';
import { localDateAt, type Fact, type LocalDate } from '@gongjian/shared-kernel';
import {
  fileNames,
  forgetNames,
  ProjectionsSettings,
  ReadModels,
  Reaction,
  type FileNames,
  type HistoryPage,
  type ProjectionDefinition,
} from '@gongjian/shared-projections';
import {
  Body,
  Controller,
  Get,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  Param,
  Post,
  Query,
  Req,
  StreamableFile,
  type Type,
} from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Write } from '../acting.js';
import type { May } from '../may.js';
import { PossibleActs } from '../possible-acts.js';
import type { OpenedRow } from '../opened-row.js';
import { RecordReader } from '../record-reader.js';
import { RecordWriter } from '../record-writer.js';
import { RecordsModule } from '../records.module.js';
import { historyQuery, oneQuery, reason, type HistoryQuery, type OneQuery } from '../requests.js';
import {
  fileAnswer,
  fileHistoryAnswer,
  storedFileAnswer,
  type FileAnswer,
  type StoredFileAnswer,
} from './file.answer.js';
import { StoredFiles, type FileAggregate } from './stored-files.js';

/** Records by which a file may be read, by whoever may read the record that names it. */
export interface FileHolder {
  /** Of the query: the id of such a record. */
  readonly parameter: string;
  readonly description: string;
  /** What the reader must be allowed; `null` where there is no such record or it does not name the file. */
  may(models: ReadModels, tenant: string, recordId: string, fileId: string): Promise<May | null>;
}

export interface FilesOptions {
  readonly context: string;
  /** Of the streams; for ever. */
  readonly category: string;
  readonly holders?: readonly FileHolder[];
}

export interface FilesOfContext {
  readonly aggregate: FileAggregate;
  /** For the read models of the context. */
  readonly projection: ProjectionDefinition<FileRow, FileEvent>;
  /** By which files are searched; for the read models of the context. */
  readonly names: FileNames<FileEvent>;
  /** For the reactions of the context: destroys key and object once that is decided. */
  readonly reaction: Type<Reaction>;
  /** The routes `api/<context>/v1/files`, and `StoredFiles` for the slices that name files. */
  readonly module: Type;
}

const destructionRequest = z.strictObject({ reason }).meta({ id: 'AskFileDestruction' });
type DestructionBody = z.output<typeof destructionRequest>;

/** The files of a context. Needs what `RecordsModule` needs and `FileStore` from global modules. */
export function storedFiles({ context, category, holders = [] }: FilesOptions): FilesOfContext {
  const catalogue = fileCatalogueOf(category);
  const aggregate: FileAggregate = { decider: fileDecider, catalogue };
  const projection: ProjectionDefinition<FileRow, FileEvent> = {
    context,
    name: 'file',
    version: 1,
    catalogue,
    view: fileView,
    columns: [
      { name: 'status', type: 'text', value: (row) => row.status },
      { name: 'sha256', type: 'text', value: (row) => row.sha256 },
      { name: 'stored_at', type: 'timestamptz', value: (row) => row.storedAt },
    ],
    indexes: [['stored_at'], ['sha256']],
  };
  const names = fileNames({ context, name: 'file_names', version: 1, catalogue, view: fileNameView });
  const contentQuery = z.strictObject(
    Object.fromEntries(
      holders.map(({ parameter, description }) => [parameter, uuid().optional().meta({ description })] as const),
    ),
  );
  type ContentQuery = z.output<typeof contentQuery>;

  @Injectable()
  class WhenFileDestroyed extends Reaction<FileEvent> {
    readonly context = context;
    readonly name = 'when_file_destroyed';
    readonly catalogues = [catalogue];
    readonly when = {
      FileDestroyed: ({ id, event, metadata }: Fact<Extract<FileEvent, { readonly type: 'FileDestroyed' }>>) =>
        this.files.destroy(metadata.tenant, event.data.fileId, id),
    };

    constructor(private readonly files: FileStore) {
      super();
    }
  }

  /** Takes the names of destroyed files out again at start: a restored database may still hold them. */
  @Injectable()
  class ForgetDestroyedNames implements OnApplicationBootstrap {
    constructor(
      private readonly files: FileStore,
      private readonly settings: ProjectionsSettings,
    ) {}

    async onApplicationBootstrap(): Promise<void> {
      const destroyed = await this.files.destroyed();
      if (destroyed.length === 0) return;
      await forgetNames(
        this.settings.options.projectorPool,
        names,
        destroyed.map(({ fileId }) => fileId),
      );
    }
  }

  @ApiTags('文件 Files')
  @Controller(`api/${context}/v1/files`)
  class FilesController {
    constructor(
      private readonly stored: StoredFiles,
      private readonly reader: RecordReader,
      private readonly models: ReadModels,
      private readonly policy: Policy,
      private readonly files: FileStore,
      private readonly opener: Opener,
      private readonly clock: Clock,
      private readonly acts: PossibleActs,
    ) {}

    @Post()
    @AcceptsMultipart()
    @ApiOperation({ summary: '上传文件（字段 file），加密保存 Store a file, encrypted' })
    @ApiBody({
      schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
    })
    @ApiCreatedResponse({ standardSchema: storedFileAnswer })
    async store(
      @Req() request: FastifyRequest,
      @WriteContext() write: Write,
      @Reply() reply: FastifyReply,
    ): Promise<Written & StoredFileAnswer> {
      const { file, ...done } = await this.stored.store(write, await readUpload(request));
      return { ...(await written(reply, { status: 201, ...done })), ...file };
    }

    @Post(':id/destruction-requests')
    @ApiOperation({ summary: '申请销毁文件 Ask for a file to be destroyed' })
    @ApiOkResponse({ standardSchema: writeAnswer })
    async askDestruction(
      @Param('id', { schema: uuid() }) fileId: string,
      @Body({ schema: destructionRequest }) body: DestructionBody,
      @WriteContext() write: Write,
      @Reply() reply: FastifyReply,
    ): Promise<Written> {
      return written(reply, { status: 200, ...(await this.stored.askDestruction(write, fileId, body)) });
    }

    @Post(':id/destruction')
    @ApiOperation({ summary: '批准销毁文件 Approve the destruction of a file' })
    @ApiOkResponse({ standardSchema: writeAnswer })
    async approveDestruction(
      @Param('id', { schema: uuid() }) fileId: string,
      @WriteContext() write: Write,
      @Reply() reply: FastifyReply,
    ): Promise<Written> {
      return written(reply, { status: 200, ...(await this.stored.approveDestruction(write, fileId)) });
    }

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
      const { row, revision, position, day } = await this.reader.one(
        projection,
        { principal, id, after, asOf: asOf ?? null },
        (found) => ({ action: 'file.read', resource: fileResource(found) }),
      );
      const may = asOf === undefined ? this.may(principal, row, day) : null;
      return served(reply, { ...row, revision: String(revision), may }, { revision, position });
    }

    @Get(':id/content')
    @ApiOperation({ summary: '下载文件 The clear bytes of a file' })
    @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
    async content(
      @Param('id', { schema: uuid() }) id: string,
      @Query({ schema: contentQuery }) holderIds: ContentQuery,
      @CurrentPrincipal() principal: Principal,
      @Reply() reply: FastifyReply,
      @After() after?: string,
    ): Promise<StreamableFile> {
      const { tenant } = principal;
      await this.models.waitFor(projection, after);
      const found = await this.models.rowById(projection, tenant, id);
      if (found === null) throw notFound();
      const may = await this.mayRead(tenant, id, found.row, holderIds);
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
      return this.reader.history(projection, principal, id, page, (row) => ({
        action: 'history.read',
        resource: fileResource(row),
      }));
    }

    private may(principal: Principal, row: OpenedRow<FileRow>, today: LocalDate): FileAnswer['may'] {
      const destroyed = row.status === 'destroyed' ? fileDestroyed() : null;
      return this.acts.of(principal, fileResource(row), today, {
        askDestruction: { action: 'file.read', refuses: () => destroyed, done: row.destruction !== null },
        approveDestruction: {
          action: 'record.correct',
          refuses: ({ officer }) =>
            destroyed ??
            (row.destruction === null ? destructionNotAsked() : refusesApprovingDestruction(row.destruction, officer)),
        },
      });
    }

    private async mayRead(tenant: string, fileId: string, row: FileRow, holderIds: ContentQuery): Promise<May> {
      for (const holder of holders) {
        const recordId = holderIds[holder.parameter];
        if (recordId === undefined) continue;
        const may = await holder.may(this.models, tenant, recordId, fileId);
        if (may === null) throw notFound();
        return may;
      }
      return { action: 'file.read', resource: fileResource(row) };
    }
  }
  // Its operations are named by it, and another context's are others.
  Object.defineProperty(FilesController, 'name', {
    value: `${context[0]?.toUpperCase()}${context.slice(1)}FilesController`,
  });

  @Module({
    imports: [RecordsModule],
    controllers: [FilesController],
    providers: [
      WhenFileDestroyed,
      ForgetDestroyedNames,
      {
        provide: StoredFiles,
        inject: [RecordWriter, DeciderRunner, Policy, FileStore],
        useFactory: (records: RecordWriter, runner: DeciderRunner, policy: Policy, files: FileStore) =>
          new StoredFiles(aggregate, records, runner, policy, files),
      },
    ],
    exports: [StoredFiles],
  })
  class FilesModule {}

  return { aggregate, projection, names, reaction: WhenFileDestroyed, module: FilesModule };
}

function fileResource(row: Pick<FileRow, 'division' | 'unitIds' | 'storedBy'>): May['resource'] {
  return { divisionId: row.division?.id, unitIds: row.unitIds, personId: row.storedBy.personId };
}

function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
