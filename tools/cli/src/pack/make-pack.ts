import type { PackFile, PackOverview } from '@gongjian/audit-contracts';
import type { AcceptedCheckpoint, TrustPolicy } from '@gongjian/audit-log';
import { canonicalJson } from '@gongjian/shared-kernel';
import { parsePositionToken } from '@gongjian/shared-projections';
import {
  CannotCheck,
  laneProgram,
  openedCheckpoint,
  PackSource,
  verify,
  type HttpSource,
  type Verdict,
} from '@gongjian/verify';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyEvents } from './copy-events.js';
import { copyTree, Proofs } from './copy-tree.js';
import { metadataOf } from './log-event.js';
import { RecordKinds } from './record-kinds.js';
import { Spool } from './spool.js';
import { StoredFiles } from './stored-files.js';
import { writeOverview, writeRecords } from './view-scripts.js';
import type { Wanted } from './wanted.js';
import { ZipWriter } from './zip-writer.js';

/** What is built of `apps/console/src/pack-viewer`. */
const VIEWER = fileURLToPath(new URL('../../dist/pack-viewer/', import.meta.url));
const VIEWER_FILES = ['viewer.js', 'viewer.css'] as const;
/** Events of which the histories are read at once, and told by one script. */
const EVENTS_PER_SCRIPT = 256;

export interface PackOrder {
  readonly source: HttpSource;
  readonly policy: TrustPolicy;
  readonly policyText: string;
  readonly wanted: Wanted;
  readonly product: string;
  readonly madeAt: Date;
  /** Empty, of its own. */
  readonly folder: string;
  readonly tell: (line: string) => void;
}

export interface MadePack {
  /** In the folder; nothing of it is missing. */
  readonly file: string;
  readonly size: number;
  readonly files: { readonly present: number; readonly destroyed: number; readonly outsidePeriod: number };
  readonly records: number;
  readonly verdict: Verdict;
}

/**
 * Makes a pack and checks it as whoever gets it will.
 *
 * @throws CannotCheck, Faulty, FileNotThere
 */
export async function makePack(order: PackOrder): Promise<MadePack> {
  const { source, policy, folder, tell } = order;
  requireViewer();
  const note = await source.read('checkpoint');
  const accepted = openedCheckpoint(note, policy, source);
  const file = path.join(folder, 'pack.zip');
  const zip = new ZipWriter(file);
  let told: Pick<MadePack, 'files' | 'records'>;
  try {
    told = await writePack(zip, order, accepted, note as Buffer);
    await zip.end();
  } catch (error) {
    await zip.abandon();
    throw error;
  }
  tell('核验做好的包 / checking the pack');
  const made = await PackSource.open(file);
  try {
    const verdict = await verify({ source: made, policy, threads: laneProgram });
    return { file, size: accepted.checkpoint.size, verdict, ...told };
  } finally {
    await made.close();
  }
}

async function writePack(
  zip: ZipWriter,
  order: PackOrder,
  { checkpoint, cosignatures }: AcceptedCheckpoint,
  note: Buffer,
): Promise<Pick<MadePack, 'files' | 'records'>> {
  const { source, wanted, folder, tell, product, madeAt } = order;
  const { origin, size, root } = checkpoint;
  const tree = { tenant: source.tenant, number: source.number, origin, size, root: root.toString('base64') };
  await zip.add('policy.txt', order.policyText);
  await zip.add('tree/checkpoint', note);
  tell(`取 ${size} 条的哈希树 / the tree of ${size} events`);
  const tiles = path.join(folder, 'tree');
  await copyTree(zip, source, size, tiles);

  const kinds = new RecordKinds(wanted);
  const files = new StoredFiles(wanted);
  const spool = await Spool.open(path.join(folder, 'lines'), Math.max(1, Math.ceil(size / EVENTS_PER_SCRIPT)));
  const proved: number[] = [];
  await copyEvents(zip, source, size, async (event, line) => {
    files.note(event);
    if (wanted.proves(metadataOf(event).recordedAt, JSON.parse(event.data))) proved.push(event.seq);
    await spool.put(kinds.keyOf(event), line);
    tell(`取事件 ${event.seq + 1} / ${size} events`);
  });
  await spool.flush();

  const proofs = new Proofs(tiles, size, note);
  for (const [at, seq] of proved.entries()) {
    await zip.add(`proofs/${seq}.tlog-proof`, await proofs.of(seq), false);
    tell(`写证明 ${at + 1} / ${proved.length} proofs`);
  }

  const stored: PackFile[] = [];
  for await (const one of files.copy(zip, source, folder)) {
    stored.push(one);
    tell(`取文件 ${stored.length} / ${files.count} files`);
  }

  tell('整理记录 / putting the records together');
  const { records, scripts, actors, programmes, tenantName } = await writeRecords(
    zip,
    spool,
    kinds,
    path.join(folder, 'records'),
  );
  const made = { madeAt: madeAt.toISOString(), product };
  const overview: PackOverview = {
    ...made,
    ...tree,
    tenantName,
    period: wanted.period,
    proofs: wanted.proofs,
    witnesses: cosignatures.map(({ name }) => name),
    actors,
    files: stored.length,
    records,
    recordScripts: scripts,
    programmes,
  };
  await writeOverview(zip, overview, stored);
  for (const name of VIEWER_FILES) await zip.add(`view/${name}`, await readFile(path.join(VIEWER, name)));
  await zip.add('index.html', PAGE);
  const { from = null, to = null } = wanted.period ?? {};
  const manifest = { version: 1, ...made, logId: await logIdOf(source), ...tree };
  await zip.add('pack.json', canonicalJson({ ...manifest, period: wanted.period === null ? null : { from, to } }));
  const count = (status: string): number => stored.filter((one) => one.status === status).length;
  return {
    records,
    files: { present: count('present'), destroyed: count('destroyed'), outsidePeriod: count('outsidePeriod') },
  };
}

/** Of the log that the answers of the deployment are positions in. */
async function logIdOf(source: HttpSource): Promise<string> {
  const { body } = await source.take('api/directory/v1/tenant', async (answer) => {
    await answer.arrayBuffer();
    return { status: 200, body: answer.headers.get('gongjian-position') };
  });
  if (body == null) throw new CannotCheck('部署没有说出日志编号 / the deployment does not tell the id of its log');
  return parsePositionToken(body).logId;
}

function requireViewer(): void {
  const missing = VIEWER_FILES.find((name) => !existsSync(path.join(VIEWER, name)));
  if (missing === undefined) return;
  throw new CannotCheck('还没有构建：npm run build / not built yet: npm run build');
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>共建 审计包</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="view/viewer.css" />
    <script defer src="view/overview.js"></script>
    <script defer src="view/viewer.js"></script>
  </head>
  <body>
    <div id="root"></div>
    <noscript>请允许脚本，或用 gongjian verify 核验 / scripts must be allowed to look at this pack</noscript>
  </body>
</html>
`;
