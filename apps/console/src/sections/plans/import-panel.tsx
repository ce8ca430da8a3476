import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, Panel, UnitChoice } from '../../shapes/index.js';
import { dayRead } from './import-plan.js';
import {
  isDoubtful,
  standing,
  type ReviewPanel,
  type ReviewState,
  type ReviewValue,
  type ValueField,
} from './import-review.js';

export interface ReviewActs {
  readonly choose: (path: string) => void;
  readonly confirm: (value: ReviewValue) => void;
  readonly edit: (value: ReviewValue, text: string | null) => void;
  readonly unit: (value: ReviewValue, unitId: string | null) => void;
  readonly leave: (panel: string, left: boolean) => void;
}

export interface ImportPanelProps {
  readonly panel: ReviewPanel;
  readonly state: ReviewState;
  readonly at: string | null;
  readonly acts: ReviewActs;
}

const wordOf = { head: 'head', group: 'group', stage: 'stage', task: 'task', figures: 'figures' } as const;

/** One thing that was read, its values by what they say. */
export function ImportPanel({ panel, state, at, acts }: ImportPanelProps): ReactNode {
  const { t } = useTranslation('plans');
  const left = state.left.has(panel.key);
  const open = panel.values.filter((value) => isDoubtful(value, state)).length;
  const fields = fieldsOf(panel);
  return (
    <Panel
      className={left ? 'import-panel left' : 'import-panel'}
      title={t(`import.${wordOf[panel.kind]}`, { nth: panel.nth })}
      side={
        <>
          {left ? (
            <Chip>{t('import.dropped')}</Chip>
          ) : open === 0 ? (
            <Chip tone="ok">{t('import.sure')}</Chip>
          ) : (
            <Chip tone="soon">{t('import.unsure', { count: open })}</Chip>
          )}
          {panel.kind === 'head' || panel.kind === 'figures' ? null : (
            <Button type="link" onClick={() => acts.leave(panel.key, !left)}>
              {left ? t('import.keep') : t('import.drop')}
            </Button>
          )}
        </>
      }
    >
      {left ? null : (
        <div className="pad">
          <dl className="facts">
            {fields.map(([field, values]) => [
              <dt key={`${field}-name`}>{field === 'figure' ? t('import.figures') : t(`import.fields.${field}`)}</dt>,
              <dd key={field}>
                {values.length === 0 ? <span className="quiet">{t('import.notWritten')}</span> : null}
                {values.map((value) => (
                  <Value key={value.path} value={value} state={state} on={value.path === at} acts={acts} />
                ))}
              </dd>,
            ])}
          </dl>
        </div>
      )}
    </Panel>
  );
}

const always: Readonly<Record<ReviewPanel['kind'], readonly ValueField[]>> = {
  head: ['title', 'documentNumber', 'issuer', 'issuedOn'],
  group: ['name', 'heads'],
  stage: ['name', 'from', 'to'],
  task: ['heading', 'leadUnits', 'responsibleUnits', 'dueOn'],
  figures: [],
};

/** Values by field; what every such thing should have is named even when the document does not say it. */
function fieldsOf({ kind, values }: ReviewPanel): readonly (readonly [ValueField, readonly ReviewValue[]])[] {
  const fields = [...new Set([...always[kind], ...values.map(({ field }) => field)])];
  return fields.map((field) => [field, values.filter((value) => value.field === field)]);
}

interface ValueProps {
  readonly value: ReviewValue;
  readonly state: ReviewState;
  readonly on: boolean;
  readonly acts: ReviewActs;
}

function Value({ value, state, on, acts }: ValueProps): ReactNode {
  const { t } = useTranslation('plans');
  const [editing, setEditing] = useState(false);
  const doubtful = isDoubtful(value, state);
  const now = standing(value, state);
  const quote = value.places[0];
  return (
    <div
      className={['import-value', on ? 'on' : '', doubtful ? 'q' : ''].join(' ')}
      data-path={value.path}
      {...(on ? { 'aria-current': true } : {})}
      onClick={() => acts.choose(value.path)}
    >
      <span className={now === null ? 'taken-out' : undefined}>
        {value.figure === null ? (now ?? value.read) : <FigureShown value={value} />}
      </span>
      {value.role === null ? null : <small> {value.role}</small>}
      <UnitShown value={value} state={state} />
      {doubtful && value.note !== null ? <small className="why">{value.note}</small> : null}
      {on && quote !== undefined ? (
        <small>
          {t('import.line', { line: quote.line })} “{quote.quote}”
        </small>
      ) : null}
      {editing ? (
        <Edit value={value} state={state} acts={acts} close={() => setEditing(false)} />
      ) : doubtful || on ? (
        <span className="import-acts">
          {doubtful ? (
            <Button size="small" type="primary" onClick={() => acts.confirm(value)}>
              {t('import.confirm')}
            </Button>
          ) : null}
          {value.kind === 'figure' ? null : (
            <Button size="small" onClick={() => setEditing(true)}>
              {value.kind === 'unit' ? t('import.another') : t('import.change')}
            </Button>
          )}
          {now === null || value.kind === 'figure' ? null : (
            <Button size="small" type="link" onClick={() => acts.edit(value, null)}>
              {t('import.clear')}
            </Button>
          )}
        </span>
      ) : null}
    </div>
  );
}

function FigureShown({ value: { figure } }: { readonly value: ReviewValue }): ReactNode {
  const { t } = useTranslation('plans');
  if (figure === null) return null;
  return `${figure.subject} ${t(`import.operators.${figure.operator}`)} ${figure.value} ${figure.unit}`;
}

function UnitShown({ value, state }: { readonly value: ReviewValue; readonly state: ReviewState }): ReactNode {
  const { t } = useTranslation('plans');
  if (value.kind !== 'unit') return null;
  const now = standing(value, state);
  const match = now === null ? undefined : state.matches.get(now);
  if (match === undefined || state.units.get(value.path) !== undefined) return null;
  if (match.status === 'one') {
    return match.name === now ? null : <small> {t('import.matched', { name: match.name })}</small>;
  }
  if (state.confirmed.has(value.path)) return null;
  return (
    <Chip tone="soon">
      {match.status === 'like'
        ? `→ ${match.name}?`
        : match.status === 'several'
          ? t('import.several')
          : t('import.unmatched')}
    </Chip>
  );
}

function Edit({ value, state, acts, close }: Omit<ValueProps, 'on'> & { readonly close: () => void }): ReactNode {
  const { t } = useTranslation('plans');
  const [text, setText] = useState(standing(value, state) ?? value.read);
  const wrong = value.kind === 'date' && dayRead(text, 'last', '2000') === null;
  const save = (): void => {
    if (wrong || text.trim() === '') return;
    acts.edit(value, text.trim());
    close();
  };
  if (value.kind === 'unit') {
    return (
      <div className="import-edit">
        <UnitChoice
          aria-label={value.read}
          onChange={(unitId) => {
            acts.unit(value, unitId);
            close();
          }}
        />
        <Button
          onClick={() => {
            acts.unit(value, null);
            close();
          }}
        >
          {t('import.keepText')}
        </Button>
      </div>
    );
  }
  return (
    <div className="import-edit">
      <Input
        autoFocus
        aria-label={value.read}
        value={text}
        {...(wrong ? { status: 'error' as const } : {})}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={save}
      />
      <Button type="primary" disabled={wrong || text.trim() === ''} onClick={save}>
        {t('import.done')}
      </Button>
      {wrong ? <small className="why">{t('import.badDate')}</small> : null}
    </div>
  );
}
