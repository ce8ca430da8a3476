import { parsePolicy, type TrustPolicy } from '@gongjian/audit-log';
import type { LogUnderTest } from '@gongjian/audit-log/testing';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatAddCheckpoint } from '../add-checkpoint.js';
import type { ForkEvidence } from '../fork-evidence.js';
import { KnownLogsFile } from '../known-logs.js';
import { openWitnessFolder } from '../witness-folder.js';
import { Witness, type WitnessAnswer } from '../witness.js';

const folders: string[] = [];

/** Deleted by {@link removeFolders}. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongjian-witness-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export const WITNESS_NAME = 'witness.example/w1';

/** A witness in this process, on a folder. */
export class WitnessUnderTest {
  private constructor(
    readonly folder: string,
    readonly vkey: string,
    private readonly witness: Witness,
    /** Evidence that it told of as new. */
    readonly told: readonly ForkEvidence[],
  ) {}

  static async on(folder: string, logs: readonly LogUnderTest[], now = () => new Date()): Promise<WitnessUnderTest> {
    const logsFile = path.join(folder, 'logs.txt');
    writeFileSync(logsFile, [...new Set(logs.map(({ vkey }) => `${vkey}\n`))].join(''));
    const opened = await openWitnessFolder({ name: WITNESS_NAME, folder, keyFile: path.join(folder, 'key.pem') });
    const told: ForkEvidence[] = [];
    const witness = new Witness({
      ...opened,
      name: WITNESS_NAME,
      logs: await KnownLogsFile.open(logsFile),
      now,
      onEvidence: (evidence) => told.push(evidence),
    });
    return new WitnessUnderTest(folder, opened.vkey, witness, told);
  }

  post(body: Uint8Array): Promise<WitnessAnswer> {
    return this.witness.addCheckpoint(body);
  }

  /** A true request of a log to go from one size to another. */
  async add(log: LogUnderTest, oldSize: number, size: number): Promise<WitnessAnswer> {
    return this.post(formatAddCheckpoint({ oldSize, proof: await proofOf(log, oldSize, size), note: log.note(size) }));
  }

  /** A policy whose quorum is this witness. */
  policy(log: LogUnderTest, url?: string): TrustPolicy {
    const lines = [`log ${log.vkey}`, `witness one ${this.vkey} ${url ?? ''}`, 'quorum one'];
    return parsePolicy(Buffer.from(lines.map((line) => `${line}\n`).join('')));
  }

  evidence(): readonly Readonly<Record<string, unknown>>[] {
    return filesBelow(path.join(this.folder, 'evidence')).map(
      (file) => JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>,
    );
  }
}

/** Of the sizes as they are, also where there is none. */
export async function proofOf(log: LogUnderTest, from: number, to: number): Promise<readonly Buffer[]> {
  return from > 0 && from < to ? log.proof(from, to) : [];
}

export function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
