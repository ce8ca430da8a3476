import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import type { ServerUser } from './server-user.js';

/**
 * The moment a living process started, as an opaque text that no other process with the same number ever has on this
 * machine; `undefined` when there is no such process, or when it is dead and only waits for its parent.
 */
export function processStartedAt(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return startedAtOnLinux(pid);
  if (process.platform === 'win32') return answersSignalZero(pid) ? 'alive' : undefined;
  return startedAtByPs(pid);
}

/**
 * The folder a process of `user` works in; `undefined` when the system does not tell (only Linux does). A root without
 * the right to trace, as in a container, may not look at other users' processes, so the user itself is asked.
 */
export function processFolder(pid: number, user: ServerUser): string | undefined {
  const link = `/proc/${pid}/cwd`;
  try {
    return readlinkSync(link);
  } catch {
    if (process.platform !== 'linux' || user.ids.uid === undefined) return undefined;
    const answer = spawnSync('readlink', [link], {
      cwd: '/',
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      ...user.ids,
    });
    return answer.status === 0 ? answer.stdout.replace(/\n$/, '') : undefined;
  }
}

function startedAtOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const state = fields[0];
    const ticks = fields[19];
    if (state === 'Z' || state === 'X' || ticks === undefined) return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${ticks}`;
  } catch {
    return !existsSync('/proc/self/stat') && answersSignalZero(pid) ? 'alive' : undefined;
  }
}

function startedAtByPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

function answersSignalZero(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
