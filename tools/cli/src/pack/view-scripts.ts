import {
  PACK_SCRIPTS,
  packRecordKey,
  type PackActor,
  type PackEntry,
  type PackFile,
  type PackOverview,
  type PackPart,
  type PackProgramme,
} from '@gongjian/audit-contracts';
import { categoryOf } from '@gongjian/shared-event-sourcing';
import { canonicalJson, type JsonValue } from '@gongjian/shared-kernel';
import { ListedRecords, type Listed } from './listed-records.js';
import { eventOf, type LogEvent } from './log-event.js';
import type { RecordKinds } from './record-kinds.js';
import type { Spool } from './spool.js';
import type { ZipWriter } from './zip-writer.js';

/** Records that a script of the list tells. */
const RECORDS = 2_000;

/** What was told to the viewer of the records of a log. */
export interface ToldRecords {
  readonly records: number;
  readonly scripts: number;
  readonly actors: readonly PackActor[];
  readonly programmes: readonly PackProgramme[];
  readonly tenantName: string | null;
}

/**
 * Writes histories and the list of records into the pack, part by part; and the programmes that were published.
 *
 * @param file for the list, until it is whole
 */
export async function writeRecords(
  zip: ZipWriter,
  spool: Spool,
  kinds: RecordKinds,
  file: string,
): Promise<ToldRecords> {
  const list = await ListedRecords.open(file);
  try {
    const told = await writeHistories(zip, spool, kinds, list);
    let scripts = 0;
    for await (const records of list.pages(RECORDS)) {
      await addScript(zip, PACK_SCRIPTS.records(scripts), { records });
      scripts += 1;
    }
    return { ...told, records: list.count, scripts };
  } finally {
    await list.close();
  }
}

async function writeHistories(
  zip: ZipWriter,
  spool: Spool,
  kinds: RecordKinds,
  list: ListedRecords,
): Promise<Omit<ToldRecords, 'records' | 'scripts'>> {
  const actors = new Actors();
  const programmes: PackProgramme[] = [];
  let tenantName: string | null = null;
  for (let part = 0; part < spool.parts; part += 1) {
    const histories: string[] = [];
    const listed: Listed[] = [];
    for (const events of grouped(await spool.take(part), kinds)) {
      if (categoryOf(events[0]?.stream ?? '') === 'programme') programmes.push(...(await writeVersions(zip, events)));
      const told = kinds.told(events);
      if (told === undefined) continue;
      const { record, entries, about } = told;
      histories.push(`${JSON.stringify(packRecordKey(record))}:${JSON.stringify(entries)}`);
      listed.push({ record: { ...record, actors: actors.of(entries), script: part }, about });
      if (record.kind === 'tenant') tenantName = record.title;
    }
    await list.put(listed);
    // Written by hand: objects whose members are all of other names cost a shape each.
    await zip.add(PACK_SCRIPTS.histories(part), scriptOf(`{"script":${part},"histories":{${histories.join(',')}}}`));
  }
  programmes.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { actors: actors.all, programmes, tenantName };
}

export async function writeOverview(zip: ZipWriter, overview: PackOverview, files: readonly PackFile[]): Promise<void> {
  await addScript(zip, PACK_SCRIPTS.files, { files });
  await addScript(zip, PACK_SCRIPTS.overview, { overview });
}

function* grouped(lines: readonly string[], kinds: RecordKinds): Generator<readonly LogEvent[]> {
  const byKey = new Map<string, LogEvent[]>();
  for (const line of lines) {
    const event = eventOf(line);
    const key = kinds.keyOf(event);
    const events = byKey.get(key);
    if (events === undefined) byKey.set(key, [event]);
    else events.push(event);
  }
  yield* byKey.values();
}

/** The versions of a programme, as their events published them. */
async function writeVersions(zip: ZipWriter, events: readonly LogEvent[]): Promise<readonly PackProgramme[]> {
  const written: PackProgramme[] = [];
  for (const { type, data } of events) {
    if (type !== 'ProgrammeVersionPublished') continue;
    const {
      programmeId: id,
      version,
      definition,
    } = JSON.parse(data) as {
      readonly programmeId: string;
      readonly version: number;
      readonly definition: { readonly [name: string]: JsonValue };
    };
    const path = `programmes/${id}@${version}.json`;
    await zip.add(path, canonicalJson(definition));
    await addScript(zip, PACK_SCRIPTS.programme(id, version), { programme: { id, version, definition } });
    const names = definition['names'] as PackProgramme['names'] | undefined;
    written.push({ id, version, names: names ?? null, path });
  }
  return written;
}

function addScript(zip: ZipWriter, name: string, part: PackPart): Promise<void> {
  return zip.add(name, scriptOf(JSON.stringify(part)));
}

function scriptOf(json: string): string {
  return `(self.gongjianPack ??= []).push(${json});\n`;
}

/** Each once, by its place. */
class Actors {
  readonly all: PackActor[] = [];
  private readonly places = new Map<string, number>();

  of(entries: readonly PackEntry[]): readonly number[] {
    const places = entries.flatMap(({ actor, onBehalfOf }) =>
      (onBehalfOf === undefined ? [actor] : [actor, onBehalfOf]).map((one) => this.placeOf(one)),
    );
    return [...new Set(places)];
  }

  private placeOf({ kind, id, post, unit }: PackEntry['actor']): number {
    const actor = { kind, id, post: post?.name ?? null, unit: unit?.name ?? null };
    const key = JSON.stringify(actor);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.all.length);
    return this.all.push(actor) - 1;
  }
}
