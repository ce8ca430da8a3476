import { accessToken } from '../session/session.js';
import { UNREACHED, type Problem } from './problem.js';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

/** Sends a file with its progress in per cent, which fetch does not tell. @throws Problem */
export async function sendFile(
  context: 'plans' | 'assessments' | 'awards',
  file: File,
  progress: (percent: number) => void,
): Promise<StoredFile> {
  const token = await accessToken();
  const key = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/${context}/v1/files`);
    request.setRequestHeader('Idempotency-Key', key);
    if (token !== null) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((100 * loaded) / Math.max(1, total)));
    request.onerror = () => reject(UNREACHED as unknown as Error);
    request.onload = () => {
      const answer = request.response as (Omit<StoredFile, 'name'> & Problem) | null;
      if (request.status === 201 && answer !== null) resolve({ ...answer, name: file.name });
      else reject((answer ?? { ...UNREACHED, status: request.status }) as unknown as Error);
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
