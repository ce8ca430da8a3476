import { isMainThread } from 'node:worker_threads';
import { serveLane } from './checks/lanes.js';
import { verifyCommand } from './command.js';

if (isMainThread) {
  process.exitCode = await verifyCommand(process.argv.slice(2), {
    env: process.env,
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    threads: new URL(import.meta.url),
  });
} else serveLane();
