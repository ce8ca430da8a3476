import { Form } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
import { useMe } from '../../session/me.js';
import { Act, ProgrammeChoice, today } from '../../shapes/index.js';
import { HeaderFields, type HeaderValues } from './header-form.js';
import { dayRead, planOf } from './import-plan.js';
import {
  standing,
  unitOf,
  type Checked,
  type PlanImport,
  type ReviewPanel,
  type ReviewState,
  type ReviewValue,
} from './import-review.js';
import { keepOrderRead } from './order-read.js';

interface SaveProps {
  readonly file: File;
  readonly read: PlanImport;
  readonly panels: readonly ReviewPanel[];
  readonly state: ReviewState;
  readonly checked: Checked;
}

interface SaveValues {
  readonly programmeId: string;
  readonly header: HeaderValues;
}

export function SaveImport({ file, read, panels, state, checked }: SaveProps): ReactNode {
  const { t } = useTranslation('plans');
  const navigate = useNavigate();
  const me = useMe();
  const saved = useRef<string | null>(null);
  const values = panels.flatMap((panel) => panel.values);
  const head = (path: string): ReviewValue | undefined => values.find((value) => value.path === path);
  const text = (path: string): string | null => {
    const value = head(path);
    return value === undefined ? null : standing(value, state);
  };
  const issuer = head('/issuer');
  const authority = (issuer === undefined ? null : unitOf(issuer, state)) ?? me.units[0]?.id;
  const year = /^\d{4}/.exec(text('/issuedOn') ?? '')?.[0] ?? today().slice(0, 4);
  const period = periodOf(panels, state, year);
  const title = text('/title');
  const kept = panels.filter(({ key }) => !state.left.has(key));
  const count = (kind: ReviewPanel['kind']): number => kept.filter((panel) => panel.kind === kind).length;
  const unmatched = kept
    .flatMap((panel) => panel.values)
    .filter((value) => value.kind === 'unit' && value.field !== 'issuer')
    .filter((value) => standing(value, state) !== null && unitOf(value, state) === null).length;
  return (
    <Act<SaveValues>
      primary
      label={t('import.save')}
      title={t('import.saveTitle')}
      said={t('import.saved')}
      consequence={
        <>
          <p>
            {checked.open > 0
              ? t('import.saveOpen', { count: checked.open })
              : t('import.saveAll', { tasks: count('task'), stages: count('stage'), groups: count('group') })}
          </p>
          {unmatched > 0 ? <p>{t('import.saveUnmatched', { count: unmatched })}</p> : null}
        </>
      }
      initial={{
        header: {
          title: title ?? '',
          authorityUnitId: authority ?? '',
          divisionId: me.roles.find(({ role }) => role === 'office')?.division.id ?? me.rootDivision.id,
          period,
        },
      }}
      send={async (chosen, key) => {
        const { id } = await done(
          api.POST('/api/plans/v1/plans', {
            params: { header: { 'Idempotency-Key': key, 'Gongjian-Channel': 'import' } },
            body: planOf({ read, panels, state }, chosen, file),
          }),
        );
        const number = text('/documentNumber');
        const issuedOn = dayRead(text('/issuedOn'), 'first', year);
        keepOrderRead(id, {
          ...(number === null ? {} : { number }),
          ...(issuedOn === null ? {} : { issuedOn }),
        });
        saved.current = id;
      }}
      after={() => {
        if (saved.current !== null) void navigate(`/plans/${saved.current}`);
      }}
    >
      <Form.Item name="programmeId" label={t('fields.programme')} rules={[{ required: true }]}>
        <ProgrammeChoice />
      </Form.Item>
      <HeaderFields prefix={['header']} />
    </Act>
  );
}

/** From the first day of a stage to the last; the whole year where stages have no dates. */
function periodOf(panels: readonly ReviewPanel[], state: ReviewState, year: string): HeaderValues['period'] {
  const days = (field: 'from' | 'to'): readonly string[] =>
    panels
      .filter(({ kind, key }) => kind === 'stage' && !state.left.has(key))
      .flatMap((panel) => panel.values)
      .filter((value) => value.field === field)
      .flatMap((value) => dayRead(standing(value, state), field === 'from' ? 'first' : 'last', year) ?? [])
      .sort();
  return { from: days('from')[0] ?? `${year}-01-01`, to: days('to').at(-1) ?? `${year}-12-31` };
}
