import type { ReactNode } from 'react';
import { FileLink, sizeInWords, type PreviewedFile } from '../../shapes/index.js';

/** Files of awards. */
export function FileLinks({ of }: { readonly of: readonly (PreviewedFile | null | undefined)[] }): ReactNode {
  const files = of.filter((file) => file !== null && file !== undefined);
  return files.map((file) => (
    <span key={file.fileId}>
      <FileLink context="awards" file={file} among={files} /> <small>{sizeInWords(file.size)}</small>{' '}
    </span>
  ));
}
