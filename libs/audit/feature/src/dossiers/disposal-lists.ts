import {
  disposalLineUnknown,
  dossierNotReady,
  isRunning,
  lastDayKept,
  type DisposalLine,
  type DossierRow,
  type Obstacles,
} from '@gongjian/audit-domain';
import { categoryOf, EventStore, notFound } from '@gongjian/shared-event-sourcing';
import { FileStore } from '@gongjian/shared-files';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { dossierProjection } from '../read-models.js';
import { tenantOf } from '../tenant-of.js';
import { DossierCompiler } from './dossier-compiler.js';

/** What names a file without being a record of it. */
const NOT_RECORDS = /^(?:published_|dossier|disposal|(?:\w+_)?file$|\w+_(?:read|export)$)/;
const PAGE_EVENTS = 1_000;

/** Lines of disposal lists, and what stands against them. */
@Injectable()
export class DisposalLists {
  constructor(
    private readonly models: ReadModels,
    private readonly compiler: DossierCompiler,
    private readonly events: RecordedEvents,
    private readonly store: EventStore,
    private readonly files: FileStore,
  ) {}

  /** @throws DomainError RESOURCE.NOT_FOUND, DOSSIER.NOT_READY */
  async dossier(tenant: string, id: string): Promise<DossierRow> {
    const found = await this.models.asOf(dossierProjection, tenant, id);
    if (found === null) throw notFound();
    if (found.row.status !== 'compiled') throw dossierNotReady(found.row.status);
    return found.row;
  }

  /** @throws DomainError DISPOSAL.LINE_UNKNOWN, DOSSIER.NOT_READY */
  async linesOf(
    tenant: string,
    dossier: DossierRow,
    archiveNumbers: readonly string[],
  ): Promise<readonly DisposalLine[]> {
    const kept = await this.compiler.kept({ tenant, dossier });
    if (kept === null) throw dossierNotReady(dossier.status);
    return [...new Set(archiveNumbers)].map((archiveNumber): DisposalLine => {
      const item = kept.items.find((each) => each.archiveNumber === archiveNumber);
      if (item === undefined) throw disposalLineUnknown(archiveNumber);
      const { kind, title, stream, year, retention } = item;
      const files = item.files.map(({ fileId, sha256 }) => ({ fileId, sha256 }));
      const keptUntil = lastDayKept(year, retention) ?? '';
      return { archiveNumber, kind, title, stream, year, retention, keptUntil, files };
    });
  }

  /** As the log has it now; reads the whole log where the lines have files. */
  async obstacles(tenant: string, lines: readonly DisposalLine[]): Promise<Obstacles> {
    const running: string[] = [];
    for (const { stream, kind } of lines) {
      const types = (await this.events.of(stream)).map(({ type }) => type);
      if (isRunning(kind, types)) running.push(stream);
    }
    return { running, needed: await this.neededElsewhere(tenant, lines) };
  }

  /** Of the lines' files, those that their contexts have destroyed. */
  async destroyed(tenant: string, lines: readonly DisposalLine[]): Promise<readonly string[]> {
    const gone = new Set(
      (await this.files.destroyed()).filter((each) => each.tenant === tenant).map(({ fileId }) => fileId),
    );
    return lines.flatMap(({ files }) => files.map(({ fileId }) => fileId)).filter((fileId) => gone.has(fileId));
  }

  private async neededElsewhere(tenant: string, lines: readonly DisposalLine[]): Promise<readonly string[]> {
    const streams = new Set(lines.map(({ stream }) => stream));
    const fileIds = lines.flatMap(({ files }) => files.map(({ fileId }) => fileId));
    const needed = new Set<string>();
    for (let after: string | null = null; fileIds.length > 0;) {
      const page = await this.store.readAll({ after, limit: PAGE_EVENTS });
      for (const event of page) {
        if (streams.has(event.stream) || NOT_RECORDS.test(categoryOf(event.stream))) continue;
        const named = fileIds.filter((fileId) => event.data.includes(fileId));
        if (named.length > 0 && tenantOf(event) === tenant) for (const fileId of named) needed.add(fileId);
      }
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.position;
    }
    return [...needed].sort();
  }
}
