import { accessToken } from '../session/session.js';
import { UNREACHED, type Problem } from './problem.js';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  /** It waits on this device: `id` is the key it is sent under, and the server does not know it yet. */
  readonly waiting?: File;
}

/** What stands for a file until the server has it. */
export function waitingFile(file: File, key: string): StoredFile {
  return { id: key, name: file.name, sha256: '', size: file.size, mediaType: file.type, waiting: file };
}

/**
 * Sends a file with its progress in per cent, which fetch does not tell. Sent again under the same key it is stored once.
 *
 * @throws Problem
 */
export async function sendFile(
  context: 'plans' | 'assessments' | 'awards',
  file: File,
  key: string,
  progress: (percent: number) => void,
): Promise<StoredFile> {
  const token = await accessToken();
  const answer = await sent(context, file, { key, token, progress });
  if (answer.status === 201 && answer.body !== null) return { ...answer.body, name: file.name };
  const problem: Problem = answer.body ?? { ...UNREACHED, status: answer.status };
  throw problem;
}

interface Answered {
  /** 0: nothing answered. */
  readonly status: number;
  readonly body: (Omit<StoredFile, 'name'> & Problem) | null;
}

interface Way {
  readonly key: string;
  readonly token: string | null;
  readonly progress: (percent: number) => void;
}

function sent(context: string, file: File, { key, token, progress }: Way): Promise<Answered> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/${context}/v1/files`);
    request.setRequestHeader('Idempotency-Key', key);
    if (token !== null) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((100 * loaded) / Math.max(1, total)));
    request.onerror = () => resolve({ status: 0, body: null });
    request.onload = () => resolve({ status: request.status, body: request.response as Answered['body'] });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
