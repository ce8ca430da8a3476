import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { Select, Tabs } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { parse, stringify } from 'yaml';
import { api, done, queries, type Answer } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { useMay } from '../../session/me.js';
import {
  Act,
  Answered,
  Chip,
  Empty,
  instantInWords,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  usePast,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { DefinitionField } from './definition-field.js';
import { differencesOf, linesOf, type Section } from './definition-lines.js';
import { useSpeech } from '../../standard/use-speech.js';
import { RuleWords } from './rule-words.js';
import './programmes.css';
import { WhatIf } from './what-if.js';

type Programme = Answer<'/api/plans/v1/programmes/{id}'>;
type Kind = keyof typeof import('./words.zh.js').zh.kinds;

const HISTORY = '/api/plans/v1/programmes/{id}/history' as const;

export function ProgrammePage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/plans/v1/programmes/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(programme) => <Shown programme={programme} past={past.past} />}</Answered>;
}

/** Versions by number, newest first, and the draft where it says something else. */
function editionsOf({ versions, draft, draftDiffers }: Programme): readonly Edition[] {
  const published = [...versions]
    .reverse()
    .map(({ version, definition, publishedAt }) => ({ key: String(version), definition, publishedAt }));
  return draftDiffers || versions.length === 0
    ? [{ key: 'draft', definition: draft, publishedAt: null }, ...published]
    : published;
}

interface Edition {
  readonly key: string;
  readonly definition: object;
  readonly publishedAt: string | null;
}

function Shown({ programme, past }: { readonly programme: Programme; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('programmes');
  const { language } = useLanguage();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const editions = editionsOf(programme);
  const chosen = editions.find(({ key }) => key === params.get('version')) ?? editions[0];
  const tab = params.get('tab') ?? 'read';
  const set = (name: string, value: string): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const label = ({ key, publishedAt }: Edition): string =>
    key === 'draft'
      ? t('draft')
      : `${t('version', { version: key })} · ${publishedAt === null ? '' : instantInWords(publishedAt, language)}`;
  if (chosen === undefined) return null;
  return (
    <Page
      title={programme.names?.[language] ?? t('draft')}
      crumbs={[{ to: '/programmes', text: t('title') }]}
      chips={
        <>
          {programme.kind === null ? null : <Chip>{t(`kinds.${programme.kind as Kind}`)}</Chip>}
          <Chip>{programme.authority.name}</Chip>
          {programme.latestVersion === null ? (
            <Chip tone="soon">{t('unpublished')}</Chip>
          ) : (
            <Chip tone="ok">{t('version', { version: programme.latestVersion })}</Chip>
          )}
          {programme.draftDiffers && programme.latestVersion !== null ? (
            <Chip tone="soon">{t('draftDiffers')}</Chip>
          ) : null}
        </>
      }
      acts={past || !may('programme.manage') ? undefined : <Acts programme={programme} />}
      aside={<RecordPanel history={HISTORY} of={{ id: programme.id }} />}
    >
      <PastBanner history={HISTORY} of={{ id: programme.id }} />
      <Tabs
        activeKey={tab}
        onChange={(key) => set('tab', key)}
        items={[
          {
            key: 'read',
            label: t('read'),
            children: (
              <>
                <Select
                  aria-label={t('latest')}
                  value={chosen.key}
                  onChange={(key) => set('version', key)}
                  options={editions.map((edition) => ({ value: edition.key, label: label(edition) }))}
                  style={{ minWidth: 240, marginBottom: 12 }}
                />
                <Definition definition={chosen.definition as ProgrammeDefinition} />
              </>
            ),
          },
          { key: 'compare', label: t('compare'), children: <Compare editions={editions} label={label} /> },
          { key: 'whatIf', label: t('whatIf'), children: <WhatIf programme={programme} /> },
        ]}
      />
    </Page>
  );
}

function Acts({ programme }: { readonly programme: Programme }): ReactNode {
  const { t } = useTranslation('programmes');
  const { id } = programme;
  return (
    <>
      <Act<{ readonly definition: string }>
        label={t('revise')}
        wide
        initial={{ definition: stringify(programme.draft) }}
        send={(values, key) =>
          done(
            api.PUT('/api/plans/v1/programmes/{id}/definition', {
              params: { path: { id }, header: { 'Idempotency-Key': key } },
              body: { definition: parse(values.definition) as Record<string, undefined> },
            }),
          )
        }
      >
        <DefinitionField />
      </Act>
      {programme.draftDiffers || programme.latestVersion === null ? <Publish id={id} /> : null}
    </>
  );
}

interface Finding {
  readonly path?: string;
  readonly pointer?: string;
  readonly zh?: string;
  readonly en?: string;
}

/** Publishing checks the whole: what it finds is listed with its place. */
function Publish({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('programmes');
  const { language } = useLanguage();
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  return (
    <Act
      label={t('publish')}
      primary
      wide
      consequence={
        <>
          <p>{t('publishAbout')}</p>
          {findings.length === 0 ? null : (
            <section aria-label={t('findings')}>
              <h3>{t('findings')}</h3>
              <ul>
                {findings.map((finding, index) => (
                  <li key={`${finding.pointer ?? finding.path}-${index}`}>
                    <code>{finding.pointer ?? finding.path}</code> {language === 'zh' ? finding.zh : finding.en}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      }
      send={async (_values, key) => {
        setFindings([]);
        try {
          await done(
            api.POST('/api/plans/v1/programmes/{id}/versions', {
              params: { path: { id }, header: { 'Idempotency-Key': key } },
            }),
          );
        } catch (error) {
          const errors = problemOf(error).details?.['errors'];
          if (Array.isArray(errors)) setFindings(errors as readonly Finding[]);
          throw error;
        }
      }}
    />
  );
}

function useSections(definition: ProgrammeDefinition): readonly Section[] {
  const { t } = useTranslation('programmes');
  const { t: say, language } = useSpeech();
  return useMemo(() => {
    try {
      return linesOf(definition, new RuleWords(t, { t: say, language }, definition), t);
    } catch {
      // An unfinished draft may lack what a line is made of: it is read again when it can be.
      return [];
    }
  }, [definition, language, say, t]);
}

function Definition({ definition }: { readonly definition: ProgrammeDefinition }): ReactNode {
  const { t } = useTranslation('programmes');
  const sections = useSections(definition);
  if (sections.length === 0) return <pre className="panel pad">{stringify(definition)}</pre>;
  return (
    <Panel className="definition">
      <nav aria-label={t('read')}>
        {sections.map(({ name }) => (
          <a key={name} href={`#${name}`}>
            {t(`sections.${name}`)}
          </a>
        ))}
      </nav>
      {sections.map(({ name, lines }) => (
        <section key={name} id={name}>
          <h2>{t(`sections.${name}`)}</h2>
          <ul>
            {lines.map(({ depth, text, code, marks, notes }, index) => (
              <li key={`${code ?? ''}-${index}`} style={{ paddingLeft: depth * 22 }}>
                <span className={depth === 0 ? 'serif top-line' : 'serif'}>{text}</span>{' '}
                {marks.map((mark) => (
                  <Chip key={mark}>{mark}</Chip>
                ))}
                {notes.map((note) => (
                  <div key={note} className="muted">
                    {note}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function Compare({
  editions,
  label,
}: {
  readonly editions: readonly Edition[];
  readonly label: (edition: Edition) => string;
}): ReactNode {
  const { t } = useTranslation('programmes');
  const [after, setAfter] = useState(editions[0]);
  const [before, setBefore] = useState(editions[1] ?? editions[0]);
  const was = useSections((before?.definition ?? {}) as ProgrammeDefinition);
  const is = useSections((after?.definition ?? {}) as ProgrammeDefinition);
  const differences = differencesOf(was, is);
  const options = editions.map((edition) => ({ value: edition.key, label: label(edition) }));
  const byKey = (key: string | undefined): Edition | undefined => editions.find((edition) => edition.key === key);
  return (
    <Panel>
      <div className="table-bar">
        <Select
          aria-label={t('compare')}
          options={options}
          value={before?.key}
          onChange={(key) => setBefore(byKey(key))}
          style={{ minWidth: 200 }}
        />
        <span>{t('with')}</span>
        <Select
          aria-label={t('with')}
          options={options}
          value={after?.key}
          onChange={(key) => setAfter(byKey(key))}
          style={{ minWidth: 200 }}
        />
      </div>
      {differences.length === 0 ? (
        <Empty>{t('same')}</Empty>
      ) : (
        <div className="pad definition">
          {differences.map(({ name, gone, added }) => (
            <section key={name}>
              <h2>{t(`sections.${name}`)}</h2>
              {gone.map((text) => (
                <div key={text}>
                  <del>{text}</del>
                </div>
              ))}
              {added.map((text) => (
                <div key={text}>
                  <ins>{text}</ins>
                </div>
              ))}
            </section>
          ))}
        </div>
      )}
    </Panel>
  );
}
