import { Button } from 'antd';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePageTitle } from './page-title.js';

export interface PageProps {
  readonly title: string;
  readonly crumbs?: readonly { readonly to: string; readonly text: string }[];
  readonly chips?: ReactNode;
  /** The primary act last, so that it stands at the right. */
  readonly acts?: ReactNode;
  readonly about?: ReactNode;
  /** Shown at the right of the page: the record of an object. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, crumbs = [], chips, acts, about, aside, children }: PageProps): ReactNode {
  usePageTitle(title);
  return (
    <main className="page" id="page" tabIndex={-1}>
      {crumbs.length === 0 ? null : (
        <nav className="crumb">
          {crumbs.map(({ to, text }, index) => (
            <span key={to}>
              {index === 0 ? null : ' › '}
              <Link to={to}>{text}</Link>
            </span>
          ))}
        </nav>
      )}
      <div className="page-head">
        <div className="about">
          <Heading key={title}>{title}</Heading>
          {about === undefined ? null : <small>{about}</small>}
          {chips === undefined ? null : <div className="chips">{chips}</div>}
        </div>
        {acts === undefined || acts === null ? null : <div className="acts">{acts}</div>}
      </div>
      {aside === undefined ? (
        children
      ) : (
        <div className="cols">
          <div>{children}</div>
          <aside>{aside}</aside>
        </div>
      )}
    </main>
  );
}

/** Cut after three lines on a phone until it is asked for whole; always whole for those who hear it. */
function Heading({ children }: { readonly children: string }): ReactNode {
  const { t } = useTranslation('shapes');
  const heading = useRef<HTMLHeadingElement>(null);
  const [whole, setWhole] = useState(false);
  const [long, setLong] = useState(false);
  useLayoutEffect(() => {
    const shown = heading.current;
    if (shown === null || whole) return undefined;
    const observer = new ResizeObserver(() =>
      setLong(shown.scrollHeight - shown.clientHeight > parseFloat(getComputedStyle(shown).lineHeight) / 2),
    );
    observer.observe(shown);
    return () => observer.disconnect();
  }, [whole]);
  return (
    <>
      <h1 ref={heading} className={whole ? 'heading' : 'heading cut'}>
        {children}
      </h1>
      {long ? (
        <Button type="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'shortTitle' : 'wholeTitle')}
        </Button>
      ) : null}
    </>
  );
}

export interface PanelProps {
  readonly title?: ReactNode;
  readonly side?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Panel({ title, side, className, children }: PanelProps): ReactNode {
  return (
    <section className={className === undefined ? 'panel' : `panel ${className}`}>
      {title === undefined ? null : (
        <header>
          <h2>{title}</h2>
          {side === undefined ? null : <span className="side">{side}</span>}
        </header>
      )}
      {children}
    </section>
  );
}

/** Names and values: `[['期限', <Day …/>], …]`; what is undefined or null is left out. */
export function Facts({ of }: { readonly of: readonly (readonly [string, ReactNode])[] }): ReactNode {
  return (
    <dl className="facts">
      {of
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}
