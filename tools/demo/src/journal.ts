import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { AcknowledgedWrite } from './deployment.js';

/** Acknowledged writes of a run in a file, a line each; an interrupted last line does not count. */
export class Journal {
  constructor(private readonly file: string) {}

  read(): readonly AcknowledgedWrite[] {
    if (!existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as AcknowledgedWrite);
  }

  add(write: AcknowledgedWrite): void {
    appendFileSync(this.file, `${JSON.stringify(write)}\n`);
  }
}
