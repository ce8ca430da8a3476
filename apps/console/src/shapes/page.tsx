import type { ReactNode } from 'react';
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
          <h1>{title}</h1>
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
