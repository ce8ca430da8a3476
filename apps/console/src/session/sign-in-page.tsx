import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shapes/index.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import { useLanguage } from '../words/words.js';
import { signIn, type SignInChoice } from './session.js';

/** Before anybody is known: the way in, and with the sample district each of its accounts one click away. */
export function SignInPage({ choice }: { readonly choice: SignInChoice | null }): ReactNode {
  const { t } = useTranslation('shell');
  const { language } = useLanguage();
  usePageTitle(t('signIn.title'));
  return (
    <main className="sign-in">
      <header>
        <div className="seal" aria-hidden="true">
          共
          <br />建
        </div>
        <div>
          <h1>{t('product')}</h1>
          <small>{t('signIn.about')}</small>
        </div>
        <LanguageSwitch />
      </header>
      {choice === null ? (
        <section className="panel pad" role="alert">
          <p>{t('signIn.unreached')}</p>
          <Button type="primary" onClick={() => location.reload()}>
            {t('signIn.again')}
          </Button>
        </section>
      ) : (
        <>
          <section className="panel pad">
            <Button type="primary" size="large" onClick={() => void signIn()}>
              {t('signIn.act')}
            </Button>
          </section>
          {choice.accounts.length === 0 ? null : (
            <section className="panel">
              <header>
                <h2>{t('signIn.sample')}</h2>
                <span className="side">{t('signIn.sampleAbout')}</span>
              </header>
              <ul className="accounts">
                {choice.accounts.map(({ username, zh, en }) => (
                  <li key={username}>
                    <button type="button" onClick={() => void signIn(username)}>
                      <b>{language === 'zh' ? zh : en}</b>
                      <code>{username}</code>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <p>
            <small>
              <a href="/api/docs">{t('signIn.docs')}</a> · {t('signIn.version', { version: choice.version })}
            </small>
          </p>
        </>
      )}
    </main>
  );
}
