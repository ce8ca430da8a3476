import { dossierNotReady, dossierOutdated } from '@gongjian/audit-domain';
import type { Principal } from '@gongjian/shared-access';
import { FileStore } from '@gongjian/shared-files';
import { After, CurrentPrincipal, Reply, uuid, type FastifyReply } from '@gongjian/shared-http';
import { RecordReader, TakesOut } from '@gongjian/shared-records';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DossierCompiler } from '../../dossiers/dossier-compiler.js';
import type { DossierPack } from '../../dossiers/dossier-pack.js';
import { mayReadDossier } from '../../dossiers/may-read-dossier.js';
import { zipOf, type ZipContent } from '../../dossiers/zip.js';
import { dossierProjection } from '../../read-models.js';

const PACKED = /^(?:image\/(?!bmp)|video\/|audio\/mpeg|application\/(?:zip|pdf|ofd|vnd\.o))/;

@ApiTags('案卷 Dossiers')
@Controller('api/audit/v1/dossiers/:id/content')
export class DossierContentController {
  constructor(
    private readonly reader: RecordReader,
    private readonly compiler: DossierCompiler,
    private readonly files: FileStore,
  ) {}

  @Get()
  @TakesOut()
  @ApiOperation({ summary: '下载案卷（zip） The dossier as a zip' })
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async content(
    @Param('id', { schema: uuid() }) id: string,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<StreamableFile> {
    const { tenant } = principal;
    const { row } = await this.reader.sealedOne(
      dossierProjection,
      { principal, id, after, asOf: null },
      mayReadDossier,
    );
    const pack = await this.compiler.read({ tenant, dossier: row });
    if (row.compiled === null || pack === null) throw dossierNotReady(row.status);
    if ((await pack.manifest()).sha256 !== row.compiled.manifestSha256) throw dossierOutdated();
    if (await this.isSomethingDestroyed(tenant, pack)) throw dossierOutdated();
    reply.header('Cache-Control', 'private, no-store');
    reply.header('Gongjian-Manifest-Sha256', row.compiled.manifestSha256);
    return new StreamableFile(zipOf(this.contents(tenant, pack), new Date(row.orderedAt)), {
      type: 'application/zip',
      disposition: `attachment; filename="dossier-${id}.zip"`,
    });
  }

  private async isSomethingDestroyed(tenant: string, pack: DossierPack): Promise<boolean> {
    const destroyed = new Set(
      (await this.files.destroyed()).filter((each) => each.tenant === tenant).map(({ fileId }) => fileId),
    );
    return pack.files().some(({ fileId }) => destroyed.has(fileId));
  }

  private async *contents(tenant: string, pack: DossierPack): AsyncGenerator<ZipContent> {
    for await (const entry of pack.whole()) {
      const { path } = entry;
      if ('bytes' in entry) yield { path, content: [entry.bytes], packed: false };
      else {
        const { fileId, mediaType } = entry.file;
        yield { path, content: await this.files.get(tenant, fileId), packed: PACKED.test(mediaType) };
      }
    }
  }
}
