import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';

import { gbkCode } from '../clean/gbk-codes.js';
import { DocumentRefused } from '../document-refused.js';
import { importPlanDocument } from '../plan-import.js';
import type { ImportedDocument, ImportReply, ImportRequest } from './import-thread-messages.js';

async function replyTo({ bytes, fileName }: ImportRequest): Promise<ImportReply> {
  try {
    const read = await importPlanDocument({ bytes, fileName });
    const document = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength };
    const answer: ImportedDocument = { ...read, document };
    return { kind: 'read', json: new TextEncoder().encode(JSON.stringify(answer)) };
  } catch (error) {
    if (error instanceof DocumentRefused) return { kind: 'refused', code: error.code };
    if (error instanceof RangeError) return { kind: 'refused', code: 'DOCUMENT.TOO_COMPLEX' };
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Loads what a first import would load: dictionaries, code tables, the archive reader. */
async function prepare(): Promise<void> {
  gbkCode('一');
  const text = '關於印發《工作方案》的通知\n一、工作任务\n（一）清理楼道。2026年5月底前完成。（责任单位：民政局）\n';
  await importPlanDocument({ bytes: new TextEncoder().encode(text), fileName: 'plan.txt' });
}

const port = parentPort;
if (port === null) throw new Error('This module is the entry of a worker thread.');

port.on('message', (request: ImportRequest) => {
  void replyTo(request).then((reply) => {
    port.postMessage(reply, reply.kind === 'read' ? [reply.json.buffer as ArrayBuffer] : []);
  });
});
await prepare();
port.postMessage({ kind: 'ready' } satisfies ImportReply);
