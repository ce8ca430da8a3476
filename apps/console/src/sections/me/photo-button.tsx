import { App, Button, Progress } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, problemText } from '../../api/problem.js';
import { sendFile } from '../../api/send-file.js';
import type { StoredFile } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';

/** Opens the camera of a phone and sends the photo at once. */
export function PhotoButton({ taken }: { readonly taken: (file: StoredFile) => void }): ReactNode {
  const { t } = useTranslation('me');
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [percent, setPercent] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    setPercent(0);
    try {
      taken(await sendFile('plans', file, crypto.randomUUID(), setPercent));
    } catch (error) {
      void message.error(problemText(problemOf(error), language));
    } finally {
      setPercent(null);
      if (input.current !== null) input.current.value = '';
    }
  };
  return (
    <div>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t('file.photo')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) void take(file);
        }}
      />
      <Button block type="primary" ghost loading={percent !== null} onClick={() => input.current?.click()}>
        {t('file.photo')}
      </Button>
      {percent === null ? null : <Progress percent={percent} size="small" aria-label={t('file.photo')} />}
    </div>
  );
}
