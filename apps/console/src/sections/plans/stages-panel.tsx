import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { DayField, Act, Empty, Panel, today } from '../../shapes/index.js';
import type { Plan, PlanStage } from './codes.js';

import { timelineOf, type StageBar } from './timeline.js';

export function StagesPanel({ plan, edit }: { readonly plan: Plan; readonly edit: boolean }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Panel title={t('stages.title')} side={edit ? <StagesAct plan={plan} /> : undefined}>
      {plan.stages.length === 0 ? <Empty>{t('stages.empty')}</Empty> : <TimeLine plan={plan} />}
    </Panel>
  );
}

/** Per cent of the shortest line, and characters of a name, that a bar has no room for: its number stands for it. */
const NARROW = 32;
const LONG_NAME = 9;

const isTight = ({ width, stage }: StageBar): boolean => width < NARROW || stage.name.length > LONG_NAME;

function TimeLine({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  const line = timelineOf(plan.stages, plan.period, today());
  return (
    <div className="time-line-box" tabIndex={0} role="group" aria-label={t('stages.line')}>
      <div className="time-line">
        <div className="months" aria-hidden="true">
          {line.months.map(({ day, left }) => (
            <span key={day} style={{ left: `${left}%` }}>
              {day.slice(0, 7)}
            </span>
          ))}
        </div>
        <ol style={{ height: line.lanes * 46 }}>
          {line.bars.map((bar, index) => (
            <Bar key={bar.stage.code} bar={bar} nth={index + 1} />
          ))}
        </ol>
        {line.today === null ? null : (
          <div className="today" style={{ left: `${line.today}%` }}>
            <span>{t('stages.today')}</span>
          </div>
        )}
      </div>
      {line.bars.some(isTight) ? (
        <ol className="stage-names">
          {line.bars.map(({ stage }) => (
            <li key={stage.code}>
              {stage.name}{' '}
              <small>
                <Days stage={stage} />
              </small>
            </li>
          ))}
        </ol>
      ) : null}
      {line.undated.length === 0 ? null : (
        <small>
          {line.undated.map(({ name }) => name).join(t('comma'))} ({t('stages.undated')})
        </small>
      )}
    </div>
  );
}

function Bar({
  bar: { stage, left, width, lane, state },
  nth,
}: {
  readonly bar: StageBar;
  readonly nth: number;
}): ReactNode {
  return (
    <li className={state} style={{ left: `${left}%`, width: `${width}%`, top: lane * 46 }} title={stage.name}>
      <b className="nth">{nth}</b>
      <div className="named">
        <b>{stage.name}</b>
        <small>
          <Days stage={stage} />
        </small>
      </div>
    </li>
  );
}

function Days({ stage: { from, to } }: { readonly stage: PlanStage }): ReactNode {
  const { t } = useTranslation('plans');
  return `${from ?? t('stages.open')} — ${to ?? t('stages.open')}`;
}

interface StageValue {
  readonly code?: string;
  readonly name: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** Stages keep their code, by which items are due; a new one gets the next that is free. */
export function stagesSent(values: readonly StageValue[]): PlanStage[] {
  const used = new Set(values.flatMap(({ code }) => (code === undefined ? [] : [code])));
  let next = 0;
  const freshCode = (): string => {
    do next += 1;
    while (used.has(`stage${next}`));
    used.add(`stage${next}`);
    return `stage${next}`;
  };
  return values.map(({ code, name, from, to }) => ({
    code: code ?? freshCode(),
    name,
    from: from ?? null,
    to: to ?? null,
  }));
}

function StagesAct({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Act<{ readonly stages?: readonly StageValue[] }>
      label={t('stages.edit')}
      wide
      said={t('acts.saved')}
      initial={{
        stages: plan.stages.map(({ code, name, from, to }) => ({
          code,
          name,
          ...(from === null ? {} : { from }),
          ...(to === null ? {} : { to }),
        })),
      }}
      send={({ stages = [] }, key) =>
        done(
          api.PUT('/api/plans/v1/plans/{id}/stages', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body: { stages: stagesSent(stages) },
          }),
        )
      }
    >
      <Form.List name="stages">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="field-row stage-row">
                <Form.Item name={[name, 'code']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'name']} rules={[{ required: true }]}>
                  <Input aria-label={t('stages.name')} placeholder={t('stages.name')} maxLength={100} />
                </Form.Item>
                <Form.Item name={[name, 'from']}>
                  <DayField aria-label={t('fields.from')} />
                </Form.Item>
                <Form.Item name={[name, 'to']}>
                  <DayField aria-label={t('fields.to')} />
                </Form.Item>
                <Button aria-label={t('stages.remove')} onClick={() => remove(name)}>
                  ×
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add({})}>
              {t('stages.add')}
            </Button>
          </>
        )}
      </Form.List>
    </Act>
  );
}
