import { Button, Input } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { problemOf, problemText } from '../../api/problem.js';
import { Empty, Loading, Page, Panel, ProblemView, useProgrammeNames } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { FoundRow } from './found-row.js';
import { contextOf, groupsOf, isKind, KINDS, leftOf, type Answered, type Group, type Kind } from './found.js';
import { useFound, type ContextAnswer } from './use-found.js';

/** Of each kind, where several are shown. */
const FIRST = 8;
const MOST_LETTERS = 100;

export function SearchPage(): ReactNode {
  const { t } = useTranslation('search');
  const [params, setParams] = useSearchParams();
  const q = (params.get('q') ?? '').trim();
  const asked = params.get('kind');
  const kind = isKind(asked) ? asked : null;
  const look = (text: string, at: Kind | null): void =>
    setParams({ ...(text === '' ? {} : { q: text }), ...(at === null ? {} : { kind: at }) });
  useEffect(() => {
    if (q !== '') document.getElementById('page')?.focus();
  }, [q]);
  return (
    <Page title={t('title')}>
      <form role="search" aria-label={t('title')} className="search-again" onSubmit={(event) => event.preventDefault()}>
        <Input.Search
          key={q}
          defaultValue={q}
          autoFocus={q === ''}
          allowClear
          size="large"
          maxLength={MOST_LETTERS}
          aria-label={t('label')}
          placeholder={t('placeholder')}
          enterButton={t('find')}
          onSearch={(text, _event, info) => {
            if (info?.source !== 'clear') look(text.trim(), kind);
          }}
        />
      </form>
      {q === '' ? (
        <Panel>
          <Empty>{t('hint')}</Empty>
        </Panel>
      ) : (
        <FoundFor q={q} kind={kind} look={(at) => look(q, at)} />
      )}
    </Page>
  );
}

interface FoundForProps {
  readonly q: string;
  readonly kind: Kind | null;
  readonly look: (kind: Kind | null) => void;
}

function FoundFor({ q, kind, look }: FoundForProps): ReactNode {
  const { t } = useTranslation('search');
  const programmeName = useProgrammeNames();
  const everywhere = useFound(q, null);
  const ofKind = useFound(kind === null ? '' : q, kind);
  const answers = kind === null ? everywhere : ofKind;
  const answered = answers.flatMap(({ data }): readonly Answered[] => (data === undefined ? [] : [data]));
  const groups = groupsOf(answered);
  const { unfinished, narrow } = leftOf(answered);
  const failed = answers.filter((answer) => answer.data === undefined && answer.error !== null && !isDenied(answer));
  const searching = answers.some(({ data, error }) => data === undefined && error === null);
  const more = answers.some(({ data }) => data?.more === true);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const first = answers[0];
  if (first !== undefined && answers.every(({ error }) => sameProblem(error, first.error))) {
    return (
      <Panel>
        <ProblemView error={first.error} again={() => answers.forEach(({ again }) => again())} />
      </Panel>
    );
  }
  return (
    <>
      <Kinds everywhere={everywhere} kind={kind} look={look} />
      <p className="search-told" role="status">
        {searching ? t('searching') : t(more ? 'foundMore' : 'found', { q, count })}
      </p>
      {failed.map((answer) => (
        <Failed key={answer.context} answer={answer} />
      ))}
      {unfinished.length === 0 ? null : (
        <div className="panel pad search-failed" role="status">
          <span>{t('unfinished', { kinds: unfinished.map((each) => t(`kind.${each}`)).join(t('joint')) })}</span>
          <Button
            onClick={() => {
              for (const { data, again } of answers) if (data !== undefined && data.unfinished.length > 0) again();
            }}
          >
            {t('findAgain')}
          </Button>
        </div>
      )}
      {groups.map((group) => (
        <FoundGroup key={group.kind} group={group} alone={kind !== null} look={look} programmeName={programmeName} />
      ))}
      {searching ? (
        <Panel>
          <Loading rows={3} />
        </Panel>
      ) : groups.length === 0 && failed.length === 0 && unfinished.length === 0 ? (
        <Panel>
          <Empty act={kind === null ? undefined : <Button onClick={() => look(null)}>{t('lookEverywhere')}</Button>}>
            {kind === null ? t('nothing', { q }) : t('nothingOfKind', { q, kind: t(`kind.${kind}`) })}
          </Empty>
        </Panel>
      ) : null}
      {narrow && !searching ? <p className="search-told">{t('moreThere')}</p> : null}
    </>
  );
}

/** Who may read none of what a context has is not told that it failed. */
function isDenied({ error }: Pick<ContextAnswer, 'error'>): boolean {
  return problemOf(error).status === 403;
}

function sameProblem(error: unknown, other: unknown): boolean {
  return error !== null && other !== null && problemOf(error).code === problemOf(other).code;
}

interface KindsProps {
  readonly everywhere: readonly ContextAnswer[];
  readonly kind: Kind | null;
  readonly look: (kind: Kind | null) => void;
}

/** Narrows to one kind; where a context has more than it answered, each of its kinds may be among it. */
function Kinds({ everywhere, kind, look }: KindsProps): ReactNode {
  const { t } = useTranslation('search');
  const shown = KINDS.flatMap((each) => {
    const data = everywhere.find(({ context }) => context === contextOf(each))?.data;
    const count = data?.items.filter((item) => item.kind === each).length ?? 0;
    const more = data?.more === true;
    return count > 0 || more || each === kind
      ? [{ each, count: more ? (count === 0 ? '' : `${count}+`) : String(count) }]
      : [];
  });
  if (shown.length < 2 && kind === null) return null;
  return (
    <div className="search-kinds" role="group" aria-label={t('kinds')}>
      <Button type={kind === null ? 'primary' : 'default'} aria-pressed={kind === null} onClick={() => look(null)}>
        {t('all')}
      </Button>
      {shown.map(({ each, count }) => (
        <Button
          key={each}
          type={kind === each ? 'primary' : 'default'}
          aria-pressed={kind === each}
          onClick={() => look(kind === each ? null : each)}
        >
          {t(`kind.${each}`)} {count}
        </Button>
      ))}
    </div>
  );
}

interface FoundGroupProps {
  readonly group: Group;
  readonly alone: boolean;
  readonly look: (kind: Kind | null) => void;
  readonly programmeName: (id: string) => string;
}

function FoundGroup({ group: { kind, items, more }, alone, look, programmeName }: FoundGroupProps): ReactNode {
  const { t } = useTranslation('search');
  const shown = alone ? items : items.slice(0, FIRST);
  const count = items.length;
  return (
    <Panel title={t(`kind.${kind}`)} side={t(more ? 'countMore' : 'count', { count })}>
      <ul className="rows">
        {shown.map((item) => (
          <FoundRow key={item.id} item={item} programmeName={programmeName} />
        ))}
      </ul>
      {shown.length === count && (alone || !more) ? null : (
        <div className="pad search-rest">
          <Button type="link" onClick={() => look(kind)}>
            {t(more ? 'showMore' : 'showAll', { kind: t(`kind.${kind}`), count })}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Failed({ answer: { context, error, again } }: { readonly answer: ContextAnswer }): ReactNode {
  const { t } = useTranslation('search');
  const { t: say } = useTranslation('shapes');
  const { language } = useLanguage();
  return (
    <div className="panel pad search-failed" role="alert">
      <span>
        {t(`context.${context}`)} {problemText(problemOf(error), language)}
      </span>
      <Button onClick={again}>{say('again')}</Button>
    </div>
  );
}
