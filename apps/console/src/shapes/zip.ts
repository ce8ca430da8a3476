import { unzip } from 'fflate';

/** What is in a zip, without folders and what systems add. Names in GBK, as Windows writes them, are read too. */
export async function filesOfZip(file: File): Promise<readonly File[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new Promise((resolve, reject) => {
    unzip(bytes, (error, entries) => {
      if (error !== null) {
        reject(error);
        return;
      }
      resolve(
        Object.entries(entries)
          .filter(([path]) => !path.endsWith('/') && !path.startsWith('__MACOSX/') && !path.endsWith('.DS_Store'))
          .map(([path, content]) => new File([content], nameOf(path))),
      );
    });
  });
}

/** fflate reads a name that is not marked as UTF-8 as Latin-1; its bytes are GBK then. */
function nameOf(path: string): string {
  const name = path.split('/').pop() ?? path;
  if (!/[\u0080-\u00ff]/.test(name) || /[^\u0000-\u00ff]/.test(name)) return name;
  const bytes = Uint8Array.from(name, (character) => character.charCodeAt(0));
  return new TextDecoder('gbk').decode(bytes);
}
