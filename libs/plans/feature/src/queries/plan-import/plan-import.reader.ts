import { DocumentRefused, ImportBusy, ImportStopped, ImportThread } from '@gongjian/plans-plan-import';
import { HttpProblem } from '@gongjian/shared-http';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Buffer } from 'node:buffer';

/** Reads documents apart from the server's own thread, so that none of them holds up another request. */
@Injectable()
export class PlanImportReader implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly thread = new ImportThread();

  onApplicationBootstrap(): void {
    this.thread.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.thread.close();
  }

  /** Before a document is taken in at all. */
  refuseWhenBusy(): void {
    if (this.thread.isFull) throw busy();
  }

  /** The answer, as JSON. */
  async read(bytes: Uint8Array, fileName: string): Promise<Buffer> {
    try {
      const json = await this.thread.read({ bytes, fileName });
      return Buffer.from(json.buffer, json.byteOffset, json.byteLength);
    } catch (error) {
      if (error instanceof ImportBusy) throw busy();
      if (error instanceof ImportStopped) throw stopping();
      throw error instanceof DocumentRefused ? refusal(error) : error;
    }
  }
}

export function refusal(refused: DocumentRefused): Error {
  if (refused.code !== 'DOCUMENT.TOO_LARGE') return refused;
  return new HttpProblem(413, refused.code, { zh: refused.messageZh, en: refused.messageEn });
}

function busy(): HttpProblem {
  return new HttpProblem(
    429,
    'IMPORT.BUSY',
    {
      zh: '正在读取的文件较多，请稍后再上传。',
      en: 'Several documents are being read; send this one again shortly.',
    },
    { headers: { 'Retry-After': '5' } },
  );
}

function stopping(): HttpProblem {
  return new HttpProblem(
    503,
    'SERVICE.STOPPING',
    { zh: '服务正在停止，请稍后再试。', en: 'The service is stopping; try again shortly.' },
    { headers: { 'Retry-After': '1' } },
  );
}
