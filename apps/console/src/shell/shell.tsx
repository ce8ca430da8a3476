import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Dropdown, Modal } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { followChanges } from '../api/live.js';
import { OutboxKeeper } from '../outbox/outbox-keeper.js';
import { MeProvider, meRead, useMay, type Me, type Role } from '../session/me.js';
import { signOut } from '../session/session.js';
import { Answered, usePast } from '../shapes/index.js';
import { Bars } from './bars.js';
import { LanguageSwitch } from './language-switch.js';
import { placeOf, places, type Place } from './places.js';

import { useShortcuts } from './shortcuts.js';
import { useLanguage } from '../words/words.js';

/** Around every page of somebody who is signed in: rail, search, person; on a phone five tabs. */
export function Shell(): ReactNode {
  const me = useQuery(meRead);
  return (
    <Answered query={me}>
      {(person) => (
        <MeProvider value={person}>
          <Frame me={person} />
        </MeProvider>
      )}
    </Answered>
  );
}

function Frame({ me }: { readonly me: Me }): ReactNode {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const { past } = usePast();
  const [help, setHelp] = useState(false);
  const [menu, setMenu] = useState(false);
  const may = useMay();
  const mine = placesOf(me);
  const { place, page } = placeOf(pathname);
  useShortcuts(mine, () => setHelp(true));
  const client = useQueryClient();
  useEffect(() => followChanges(client), [client]);
  return (
    <div className={past ? 'shell past' : 'shell'}>
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <nav className="rail" aria-label={t('rail')}>
        <div className="seal" aria-hidden="true">
          共
          <br />建
        </div>
        {mine.map((one) => (
          <RailLink key={one.name} place={one} on={one === place} />
        ))}
      </nav>
      <div className="side">
        <Top me={me} help={() => setHelp(true)} />
        {place === undefined || place.pages.length === 0 ? null : (
          <nav className="pages" aria-label={t(`places.${place.name}`)}>
            {place.pages
              .filter(({ needs }) => needs === undefined || may(needs))
              .map(({ name, to }) => (
                <Link
                  key={name}
                  to={to}
                  className={page === to ? 'on' : ''}
                  aria-current={page === to ? 'page' : undefined}
                >
                  {t(`pages.${name}`)}
                </Link>
              ))}
          </nav>
        )}
        <Bars />
        <OutboxKeeper />
        <Outlet />
      </div>
      <nav className="tabs" aria-label={t('rail')}>
        <TabLink to="/" mark="办" text={t('places.workbench')} on={pathname === '/'} />
        <TabLink to="/tasks" mark="务" text={t('places.tasks')} on={place?.name === 'tasks'} />
        <TabLink to="/me/file" mark="摄" text={t('tabs.file')} on={pathname === '/me/file'} />
        <TabLink to="/search" mark="查" text={t('tabs.find')} on={pathname === '/search'} />
        <button type="button" onClick={() => setMenu(true)}>
          <b aria-hidden="true">我</b>
          {t('tabs.me')}
        </button>
      </nav>
      <Drawer
        open={menu}
        onClose={() => setMenu(false)}
        placement="bottom"
        title={me.name ?? me.accountName}
        size="large"
      >
        <ul className="menu-list">
          {mine.map((one) => (
            <li key={one.name}>
              <Link to={one.to} onClick={() => setMenu(false)}>
                <b aria-hidden="true">{one.mark}</b> {t(`places.${one.name}`)}
              </Link>
            </li>
          ))}
          <li>
            <Link to="/me" onClick={() => setMenu(false)}>
              {t('me.mine')}
            </Link>
          </li>
          <li>
            <LanguageSwitch />
            <Button type="text" onClick={() => void signOut()}>
              {t('me.signOut')}
            </Button>
          </li>
        </ul>
      </Drawer>
      <Modal open={help} title={t('keys.title')} footer={null} onCancel={() => setHelp(false)}>
        <dl className="facts">
          {[
            ['/', t('keys.search')],
            ...mine.map(({ key, name }) => [`g ${key}`, t(`places.${name}`)]),
            ['j k', t('keys.list')],
            ['Enter', t('keys.open')],
            ['?', t('keys.help')],
          ].map(([key, text]) => [
            <dt key={key}>
              <kbd>{key}</kbd>
            </dt>,
            <dd key={`${key}-text`}>{text}</dd>,
          ])}
        </dl>
      </Modal>
    </div>
  );
}

function placesOf(me: Me): readonly Place[] {
  const roles = new Set<Role>(me.roles.map(({ role }) => role));
  const may = new Set(me.may);
  return places.filter(
    (place) =>
      (place.roles === undefined || place.roles.some((role) => roles.has(role))) &&
      (place.needs === undefined || place.needs.some((action) => may.has(action))),
  );
}

function RailLink({ place, on }: { readonly place: Place; readonly on: boolean }): ReactNode {
  const { t } = useTranslation('shell');
  return (
    <Link to={place.to} className={on ? `on ${place.name}` : place.name} aria-current={on ? 'page' : undefined}>
      <b aria-hidden="true">{place.mark}</b>
      {t(`places.${place.name}`)}
    </Link>
  );
}

function TabLink({
  to,
  mark,
  text,
  on,
}: {
  readonly to: string;
  readonly mark: string;
  readonly text: string;
  readonly on: boolean;
}): ReactNode {
  return (
    <Link to={to} className={on ? 'on' : ''} aria-current={on ? 'page' : undefined}>
      <b aria-hidden="true">{mark}</b>
      {text}
    </Link>
  );
}

function Top({ me, help }: { readonly me: Me; readonly help: () => void }): ReactNode {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { language, use: speak } = useLanguage();
  const post = me.posts[0];
  const searched = pathname === '/search' ? (new URLSearchParams(search).get('q') ?? '') : '';
  return (
    <header className="top">
      <span className="scope">{me.rootDivision.name}</span>
      <FindForm key={searched} searched={searched} />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'me', label: t('me.mine'), onClick: () => void navigate('/me') },
            {
              key: 'language',
              label: language === 'zh' ? 'English' : '中文',
              onClick: () => speak(language === 'zh' ? 'en' : 'zh'),
            },
            { key: 'keys', label: t('keys.title'), onClick: help },
            { key: 'docs', label: <a href="/api/docs">{t('signIn.docs')}</a> },
            { type: 'divider' },
            { key: 'out', label: t('me.signOut'), onClick: () => void signOut() },
          ],
        }}
      >
        <button
          type="button"
          className="me"
          title={[me.name ?? me.accountName, post?.unit.name, post?.title]
            .filter((part) => part !== undefined)
            .join(' · ')}
        >
          {me.name ?? me.accountName}
          {post === undefined ? null : ` · ${post.unit.name}`}
          <small>{post?.title ?? t(`roles.${me.roles[0]?.role ?? 'none'}`)}</small>
        </button>
      </Dropdown>
    </header>
  );
}

/** Stays filled with what is searched. */
function FindForm({ searched }: { readonly searched: string }): ReactNode {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [text, setText] = useState(searched);
  return (
    <form
      role="search"
      className="find"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void navigate(`/search?q=${encodeURIComponent(text.trim())}`);
      }}
    >
      <input
        id="find"
        type="search"
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        autoComplete="off"
      />
    </form>
  );
}
