import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { CannotCheck } from './fault.js';

/** A checkpoint of a log that held when it was looked at. */
export interface RememberedCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  /** The signed note: what the log and its witnesses have said. */
  readonly checkpoint: string;
  /** By this machine's clock. */
  readonly verifiedAt: string;
}

interface StateOnDisk {
  readonly version: 1;
  readonly logs: Readonly<Record<string, { size: number; root: string; checkpoint: string; verifiedAt: string }>>;
}

/** The last checkpoint of each log that held, in a file. */
export class StateFile {
  private constructor(
    private readonly file: string,
    private readonly known: StateOnDisk['logs'],
  ) {}

  /** @throws CannotCheck when there is a file and it is none of these */
  static open(file: string): StateFile {
    if (!existsSync(file)) return new StateFile(file, {});
    try {
      const state = JSON.parse(readFileSync(file, 'utf8')) as StateOnDisk;
      const good = Object.values(state.logs).every(
        ({ size, root, checkpoint }) =>
          Number.isSafeInteger(size) &&
          size >= 0 &&
          Buffer.from(root, 'base64').length === 32 &&
          typeof checkpoint === 'string',
      );
      if (state.version === 1 && good) return new StateFile(file, state.logs);
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
    }
    throw new CannotCheck(`${file} 不是核验记录 / is no state of this program`);
  }

  of(origin: string): RememberedCheckpoint | undefined {
    const known = Object.hasOwn(this.known, origin) ? this.known[origin] : undefined;
    return known === undefined ? undefined : { ...known, root: Buffer.from(known.root, 'base64') };
  }

  /** Other trees of the same tenant: a tree that cannot go on is followed by one with the next number. */
  siblingsOf(origin: string): readonly string[] {
    const tree = origin.slice(0, origin.lastIndexOf('/') + 1);
    return Object.keys(this.known).filter((one) => one !== origin && one.startsWith(tree));
  }

  /** Durable when it answers; the file is the old one or the new one, whatever happens. */
  remember(origin: string, { size, root, checkpoint, verifiedAt }: RememberedCheckpoint): void {
    const logs = { ...this.known, [origin]: { size, root: root.toString('base64'), checkpoint, verifiedAt } };
    const unfinished = `${this.file}.${process.pid}.new`;
    try {
      const descriptor = openSync(unfinished, 'w', 0o600);
      try {
        writeSync(descriptor, `${JSON.stringify({ version: 1, logs }, null, 2)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(unfinished, this.file);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
    // Windows has no such thing as a folder that is written through.
    if (process.platform === 'win32') return;
    const folder = openSync(path.dirname(path.resolve(this.file)), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }
}
