import {
  cosignatureVerifier,
  openNote,
  parseCheckpoint,
  type Checkpoint,
  type NoteVerifier,
  type VerifierKey,
} from '@gongjian/audit-log';
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, makeOnce, namesIn, removeDrafts } from './durable-file.js';
import { WitnessUnusable } from './witness-unusable.js';

/** What the witness has cosigned last of a log. */
export interface CosignedCheckpoint {
  /** Counted from 1 for each log: which of its checkpoints this is. */
  readonly generation: number;
  readonly checkpoint: Checkpoint;
  /** Signed by the log and by the witness. */
  readonly note: Buffer;
}

/** `<folder>/<origin, SHA-256 in hex>/<generation, 12 digits>`: the note. */
const GENERATION = /^\d{12}$/;

/**
 * The last cosigned checkpoint of each log, in a folder. A checkpoint takes the place of the one before it by
 * compare-and-set on the folder's files, so that of any number of processes on one folder one alone succeeds.
 */
export class CosignedCheckpoints {
  private readonly verifier: NoteVerifier;

  private constructor(
    private readonly folder: string,
    witness: VerifierKey,
  ) {
    this.verifier = cosignatureVerifier(witness);
  }

  /**
   * Opens the folder, which must be there, and reads what it holds.
   *
   * @param witness its key: what it has not cosigned is not believed
   * @throws WitnessUnusable
   */
  static async open(folder: string, witness: VerifierKey): Promise<CosignedCheckpoints> {
    const checkpoints = new CosignedCheckpoints(folder, witness);
    for (const name of await namesIn(folder)) {
      await removeDrafts(path.join(folder, name));
      await checkpoints.latestIn(name);
    }
    return checkpoints;
  }

  /** @throws WitnessUnusable when what is kept of the log cannot be read: then nothing may be cosigned */
  async latest(origin: string): Promise<CosignedCheckpoint | undefined> {
    const latest = await this.latestIn(nameOf(origin));
    if (latest !== undefined && latest.checkpoint.origin !== origin) throw unreadable(this.folder, nameOf(origin));
    return latest;
  }

  /** By the SHA-256 of the origin, in lower-case hex. */
  async latestByHash(hash: string): Promise<CosignedCheckpoint | undefined> {
    return this.latestIn(hash);
  }

  /**
   * Keeps the note as the log's last one. When it answers true the note is there after a crash too; false when another
   * has taken the place of `before` meanwhile. When it throws the note may be there or not.
   *
   * @param before generation of what was the last one when the note was found good; 0 for none
   */
  async replace(origin: string, before: number, note: Uint8Array): Promise<boolean> {
    const folder = path.join(this.folder, nameOf(origin));
    if (before === 0) await makeFolder(folder);
    if (!(await makeOnce(path.join(folder, fileOf(before + 1)), note))) return false;
    const generations = await generationsIn(folder);
    // A process that was held up may have filled a gap behind others.
    if (generations.at(-1) !== before + 1) return false;
    for (const older of generations.slice(0, -1)) await rm(path.join(folder, fileOf(older)), { force: true });
    return true;
  }

  private async latestIn(name: string): Promise<CosignedCheckpoint | undefined> {
    const folder = path.join(this.folder, name);
    for (;;) {
      const generation = (await generationsIn(folder)).at(-1);
      if (generation === undefined) return undefined;
      const note = await readFile(path.join(folder, fileOf(generation))).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      // Another process has replaced it between the two looks.
      if (note === undefined) continue;
      return { generation, checkpoint: this.opened(note, name), note };
    }
  }

  private opened(note: Buffer, name: string): Checkpoint {
    try {
      return parseCheckpoint(openNote(note, [this.verifier]).text);
    } catch (error) {
      throw unreadable(this.folder, name, error);
    }
  }
}

/** The name under which a log is kept, and asked for by others: SHA-256 of its origin, in lower-case hex. */
export function nameOf(origin: string): string {
  return createHash('sha256').update(origin, 'utf8').digest('hex');
}

async function generationsIn(folder: string): Promise<readonly number[]> {
  return (await namesIn(folder))
    .filter((name) => GENERATION.test(name))
    .map(Number)
    .sort((one, other) => one - other);
}

function fileOf(generation: number): string {
  return String(generation).padStart(12, '0');
}

function unreadable(folder: string, name: string, cause?: unknown): WitnessUnusable {
  return new WitnessUnusable(
    {
      zh: `${path.join(folder, name)} 里的检查点不是这个见证人用这个密钥和名称签的，或已损坏。没有它就无法判断日志是否被改写，因此不再签署。请恢复该文件夹，或换用新的名称、新的密钥和空的数据文件夹。`,
      en: `the checkpoint in ${path.join(folder, name)} was not cosigned with this key and name, or is damaged. Without it nobody can tell whether the log was rewritten, so nothing is cosigned. Put the folder right, or begin anew with a new name, a new key and an empty data folder.`,
    },
    cause,
  );
}
