import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, done } from '../../api/client.js';
import { problemOf, problemText } from '../../api/problem.js';
import { saveFile } from '../../exports/save-file.js';
import { sizeInWords } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';

interface FileReference {
  readonly fileId: string;
  readonly size: number;
  readonly fileName: string | null;
}

/** Files of awards, each to be saved. */
export function FileLinks({ of }: { readonly of: readonly (FileReference | null | undefined)[] }): ReactNode {
  return of
    .filter((file): file is FileReference => file !== null && file !== undefined)
    .map((file) => <FileLink key={file.fileId} file={file} />);
}

function FileLink({ file }: { readonly file: FileReference }): ReactNode {
  const { message } = App.useApp();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const name = file.fileName ?? file.fileId;
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const params = { path: { id: file.fileId } };
      const content = await done(api.GET('/api/awards/v1/files/{id}/content', { params, parseAs: 'blob' }));
      saveFile(content, name);
    } catch (error) {
      void message.error(problemText(problemOf(error), language));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button type="link" size="small" loading={busy} style={{ paddingInline: 0 }} onClick={() => void save()}>
      {name} ({sizeInWords(file.size)})
    </Button>
  );
}
