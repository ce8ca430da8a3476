import { Button, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, usePhone } from '../../shapes/index.js';
import { ImportPanel, type ReviewActs } from './import-panel.js';
import {
  checkedOf,
  confirm,
  edit,
  isDoubtful,
  nextDoubtful,
  panelsOf,
  standing,
  step,
  untouched,
  type PlanImport,
  type ReviewState,
} from './import-review.js';
import { SaveImport } from './import-save.js';
import { ImportSource } from './import-source.js';
import { ImportWarnings } from './import-warnings.js';
import { useUnitMatches } from './unit-matches.js';

export interface ImportReviewProps {
  readonly file: File;
  readonly read: PlanImport;
  readonly other: () => void;
}

/** What was read beside the document it was read from, until a person has checked what is doubtful. */
export function ImportReviewPage({ file, read, other }: ImportReviewProps): ReactNode {
  const { t } = useTranslation('plans');
  const phone = usePhone();
  const [side, setSide] = useState<'source' | 'draft'>('draft');
  const panels = useMemo(() => panelsOf(read), [read]);
  const values = useMemo(() => panels.flatMap((panel) => panel.values), [panels]);
  const matches = useUnitMatches(values.filter(({ kind }) => kind === 'unit').map((value) => value.read));
  const [own, setOwn] = useState<ReviewState>(untouched);
  const [at, setAt] = useState<string | null>(null);
  const state = { ...own, matches };
  const checked = checkedOf(panels, state);
  const doubtful = new Set(values.filter((value) => isDoubtful(value, state)).map(({ path }) => path));
  const units = values.filter(({ kind, field }) => kind === 'unit' && field !== 'issuer');
  const acts: ReviewActs = {
    choose: setAt,
    confirm: (value) => {
      const after = confirm(value, state);
      setOwn(after);
      setAt(nextDoubtful(values, value.path, after) ?? value.path);
    },
    edit: (value, text) => setOwn(edit(value, text, state)),
    unit: (value, unitId) => setOwn({ ...state, units: new Map(state.units).set(value.path, unitId) }),
    leave: (panel, left) => {
      const after = new Set(state.left);
      if (left) after.add(panel);
      else after.delete(panel);
      setOwn({ ...state, left: after });
    },
  };
  useKeys({
    step: (by) =>
      setAt(
        step(
          values.filter(({ panel }) => !state.left.has(panel)),
          at,
          by,
        ),
      ),
    confirm: () => {
      const value = values.find(({ path }) => path === at);
      if (value === undefined) setAt(nextDoubtful(values, null, state));
      else acts.confirm(value);
    },
  });
  useShown(at, side);
  const chooseInSource = (path: string): void => {
    setAt(path);
    if (phone) setSide('draft');
  };
  useKept(own !== untouched);
  const title = values.find(({ path }) => path === '/title');
  const name = title === undefined ? null : standing(title, state);
  return (
    <Page
      title={t('import.review', { title: name ?? t('import.untitled') })}
      crumbs={[
        { to: '/plans', text: t('page.crumb') },
        { to: '/plans/import', text: t('fromFile') },
      ]}
      about={t('import.found', {
        tasks: read.draft.tasks.length,
        units: new Set(units.map((value) => value.read)).size,
        figures: read.draft.figures.length,
        open: checked.open,
      })}
      acts={
        <>
          <Button onClick={other}>{t('import.other')}</Button>
          <Button
            disabled={checked.open === 0}
            onClick={() => setAt(nextDoubtful(values, at, state))}
            title={t('import.keys')}
          >
            {t('import.next')}
          </Button>
          <SaveImport file={file} read={read} panels={panels} state={state} checked={checked} />
        </>
      }
    >
      <ImportWarnings read={read} />
      <div className="import-bar">
        <span role="status" aria-live="polite">
          {t('import.checked', { done: checked.done, count: checked.count })}
        </span>
        {phone ? (
          <Segmented
            aria-label={t('import.side')}
            value={side}
            onChange={setSide}
            options={(['source', 'draft'] as const).map((each) => ({ value: each, label: t(`import.${each}`) }))}
          />
        ) : (
          <small>{t('import.keys')}</small>
        )}
      </div>
      <div className="import-cols">
        {phone && side === 'draft' ? null : (
          <ImportSource text={read.text} values={values} doubtful={doubtful} at={at} choose={chooseInSource} />
        )}
        {phone && side === 'source' ? null : (
          <div className="import-draft">
            {panels.map((panel) => (
              <ImportPanel key={panel.key} panel={panel} state={state} at={at} acts={acts} />
            ))}
          </div>
        )}
      </div>
    </Page>
  );
}

interface Keys {
  readonly step: (by: 1 | -1) => void;
  readonly confirm: () => void;
}

/** J and K go on and back, space confirms; not while something is written or chosen. */
function useKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
      if (event.target.closest('input, textarea, select, [contenteditable], .ant-select, .ant-modal') !== null) return;
      const key = event.key.toLowerCase();
      if (key === 'j') now.current.step(1);
      else if (key === 'k') now.current.step(-1);
      else if (key === ' ' && event.target.closest('button, a, label') === null) now.current.confirm();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

function useShown(at: string | null, side: string): void {
  useEffect(() => {
    if (at === null) return;
    document.querySelector(`[data-path="${CSS.escape(at)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at, side]);
}

/** Asks before the page is left with what was checked and not saved. */
function useKept(changed: boolean): void {
  useEffect(() => {
    if (!changed) return;
    const leaving = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', leaving);
    return () => removeEventListener('beforeunload', leaving);
  }, [changed]);
}
