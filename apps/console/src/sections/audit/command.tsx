import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A command to be run elsewhere; without a secure context the browser lends no clipboard, and it is marked by hand. */
export function Command({ children, label }: { readonly children: string; readonly label: string }): ReactNode {
  const { t } = useTranslation('audit');
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(children);
    void message.success(t('trees.copied'));
  };
  return (
    <div className="command">
      <pre tabIndex={0} role="region" aria-label={label}>
        {children}
      </pre>
      {window.isSecureContext ? <Button onClick={() => void copy()}>{t('trees.copy')}</Button> : null}
    </div>
  );
}
