import { App } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../session/me.js';
import { useReread } from '../shapes/index.js';
import { dropDraft } from './drafts.js';
import { outbox } from './outbox-here.js';
import { useLetters } from './use-outbox.js';

/** While something waits it is tried again this often, besides when the browser says that the network is back. */
const AGAIN_MS = 30_000;

/** Sends what waits whenever it can be sent, and says above every page what is still here. */
export function OutboxKeeper(): ReactNode {
  const { t } = useTranslation('outbox');
  const me = useMe();
  const letters = useLetters();
  const { message } = App.useApp();
  const reread = useReread();
  const told = useRef(new Set<string>());
  const owner = me.id;
  const waiting = letters.filter(({ state }) => state.is === 'waiting');
  const refused = letters.filter(({ state }) => state.is === 'refused');

  useEffect(() => {
    const run = (): void => void outbox.run(owner);
    void outbox.open().then(run);
    addEventListener('online', run);
    return () => removeEventListener('online', run);
  }, [owner]);

  useEffect(() => {
    if (waiting.length === 0) return undefined;
    const timer = setInterval(() => void outbox.run(owner), AGAIN_MS);
    return () => clearInterval(timer);
  }, [owner, waiting.length]);

  useEffect(() => {
    for (const { key, name, about, state } of letters) {
      if (state.is !== 'sent' || told.current.has(key)) continue;
      told.current.add(key);
      void message.success(t('sent', { name }));
      void reread();
      void dropDraft(owner, about).then(() => outbox.remove(key));
    }
  }, [letters, message, owner, reread, t]);

  if (waiting.length === 0 && refused.length === 0) return null;
  return (
    <div className="outbox no-print" role="status">
      {waiting.length === 0 ? null : <span>{t('waiting', { count: waiting.length })}</span>}
      {refused.map(({ key, name, to }) => (
        <Link key={key} to={to}>
          {t('refused', { name })}
        </Link>
      ))}
    </div>
  );
}
