import type { BilingualText } from '@gongjian/shared-kernel';
import { DEMO_PASSWORD } from '../demo-password.js';
import type { DemoAccount } from '../issuer-accounts.js';
import { html, Html, layout, NOTHING, type Language } from './layout.js';

function say(language: Language, zh: string, en: string): string {
  return language === 'zh' ? zh : en;
}

export interface SignInPage {
  readonly language: Language;
  /** Where the form is sent. */
  readonly action: string;
  readonly abortAction: string;
  readonly otherLanguage: string;
  readonly username: string;
  readonly error: BilingualText | null;
  readonly demoAccounts: readonly DemoAccount[];
}

export function signInPage(page: SignInPage): string {
  const t = (zh: string, en: string): string => say(page.language, zh, en);
  const error =
    page.error === null
      ? NOTHING
      : html`<p class="alert" role="alert" id="problem">${t(page.error.zh, page.error.en)}</p>`;
  const described = page.error === null ? NOTHING : html` aria-describedby="problem" aria-invalid="true"`;
  const focus = new Html(' autofocus');
  return layout({
    language: page.language,
    title: t('登录', 'Sign in'),
    subtitle: t('共建 · 创建活动管理', 'Gongjian · creation campaigns'),
    otherLanguage: page.otherLanguage,
    wide: page.demoAccounts.length > 0,
    content: html`<section class="panel">
        ${error}
        <form id="sign-in" method="post" action="${page.action}">
          <label for="username">${t('用户名', 'User name')}</label>
          <input
            id="username"
            name="username"
            type="text"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            maxlength="64"
            required
            value="${page.username}"
            ${page.username === '' ? focus : NOTHING}${described}
          />
          <label for="password">${t('密码', 'Password')}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            maxlength="200"
            required${page.username === '' ? NOTHING : focus}${described}
          />
          <button class="primary" type="submit">${t('登录', 'Sign in')}</button>
        </form>
        <form method="post" action="${page.abortAction}"><button type="submit">${t('取消', 'Cancel')}</button></form>
      </section>
      ${demoPanel(page)}`,
  });
}

function demoPanel(page: SignInPage): Html {
  if (page.demoAccounts.length === 0) return NOTHING;
  const t = (zh: string, en: string): string => say(page.language, zh, en);
  return html`<section class="panel demo" aria-labelledby="demo">
    <h2 id="demo">${t('示例账号', 'Demo accounts')}</h2>
    <p class="note">
      ${t(`示例区县的账号，密码都是 ${DEMO_PASSWORD}。点一个即可登录。`, `Accounts of the sample district; the password of each is ${DEMO_PASSWORD}. Choose one to sign in.`)}
    </p>
    ${page.demoAccounts.map(
      ({ username, hint }) =>
        html`<form method="post" action="${page.action}">
          <input type="hidden" name="username" value="${username}" /><input
            type="hidden"
            name="password"
            value="${DEMO_PASSWORD}"
          /><button type="submit"><b>${username}</b><span>${t(hint.zh, hint.en)}</span></button>
        </form>`,
    )}
  </section>`;
}

export interface ConsentPage {
  readonly language: Language;
  readonly action: string;
  readonly abortAction: string;
  readonly otherLanguage: string;
  readonly client: BilingualText;
}

export function consentPage(page: ConsentPage): string {
  const t = (zh: string, en: string): string => say(page.language, zh, en);
  const client = t(page.client.zh, page.client.en);
  return layout({
    language: page.language,
    title: t('授权', 'Allow access'),
    subtitle: client,
    otherLanguage: page.otherLanguage,
    content: html`<section class="panel">
      <p>
        <b>${client}</b>
        ${t('请求以你的身份使用共建，能做你有权做的事。', 'asks to use Gongjian as you, to do what you may do.')}
      </p>
      <form id="consent" method="post" action="${page.action}">
        <button class="primary" type="submit">${t('同意', 'Allow')}</button>
      </form>
      <form method="post" action="${page.abortAction}">
        <button type="submit">${t('不同意', 'Do not allow')}</button>
      </form>
    </section>`,
  });
}

/** `form` is the issuer's own form (id `op.logoutForm`) that the buttons belong to. */
export function signOutPage(language: Language, form: string, otherLanguage: string | undefined): string {
  const t = (zh: string, en: string): string => say(language, zh, en);
  return layout({
    language,
    title: t('退出登录', 'Sign out'),
    subtitle: t('共建', 'Gongjian'),
    ...(otherLanguage === undefined ? {} : { otherLanguage }),
    content: html`<section class="panel">
      <p>${t('要在这台设备上退出登录吗？', 'Do you want to sign out on this device?')}</p>
      ${new Html(form)}
      <button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>
        ${t('退出登录', 'Sign out')}
      </button>
      <button type="submit" form="op.logoutForm">${t('继续使用', 'Stay signed in')}</button>
    </section>`,
  });
}

/** A page without a switch says it in both languages. */
function inBoth(language: Language, { zh, en }: BilingualText): Html {
  const chinese = html`<span lang="zh-CN">${zh}</span>`;
  const english = html`<span lang="en">${en}</span>`;
  const [first, second] = language === 'zh' ? [chinese, english] : [english, chinese];
  return html`${first}<br /><span class="note">${second}</span>`;
}

const BACK_TO_START = { zh: '返回首页', en: 'Back to the start' };

export function signedOutPage(language: Language): string {
  const t = (zh: string, en: string): string => say(language, zh, en);
  return layout({
    language,
    title: t('已退出登录', 'Signed out'),
    subtitle: t('共建', 'Gongjian'),
    content: html`<section class="panel">
      <p>
        ${inBoth(language, { zh: '你已退出登录，可以关闭此页。', en: 'You are signed out and can close this page.' })}
      </p>
      <p><a href="/">${t(BACK_TO_START.zh, BACK_TO_START.en)}</a></p>
    </section>`,
  });
}

/** `code` is the protocol's own word for what went wrong, for whoever is asked for help. */
export function errorPage(language: Language, text: BilingualText, code: string): string {
  const t = (zh: string, en: string): string => say(language, zh, en);
  return layout({
    language,
    title: t('无法登录', 'Sign-in is not possible'),
    subtitle: t('共建', 'Gongjian'),
    content: html`<section class="panel">
      <p role="alert">${inBoth(language, text)}</p>
      <p class="note">${t('代码：', 'Code: ')}<code>${code}</code></p>
      <p><a href="/">${t(BACK_TO_START.zh, BACK_TO_START.en)}</a></p>
    </section>`,
  });
}
