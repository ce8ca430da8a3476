import { Button, Form, Modal, Progress } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { problemText } from '../api/problem.js';
import { useLanguage } from '../words/words.js';
import { useReread } from './act.js';
import { runBulk, type BulkState } from './bulk-run.js';
import { Chip, type Tone } from './chip.js';

export interface BulkItem {
  readonly id: string;
  readonly name: string;
  /** Where it is looked at. */
  readonly to?: string;
}

export interface BulkActProps<Item extends BulkItem, Values extends object> {
  /** In the words of the office: 通过, 退回. */
  readonly label: string;
  readonly title?: string;
  readonly items: readonly Item[];
  /** Acts on one; refusals are thrown (`notPossible` for what is seen here). The key is the same when it is tried again. */
  readonly send: (item: Item, values: Values, idempotencyKey: string) => Promise<unknown>;
  /** What will happen, shown above the fields. */
  readonly consequence?: ReactNode;
  /** Fields that hold for all. */
  readonly children?: ReactNode;
  readonly initial?: Partial<Values>;
  readonly primary?: boolean;
  readonly danger?: boolean;
  readonly disabled?: string;
  /** When the dialog closes after something was sent. */
  readonly after?: () => void;
}

/** One act on many records: each its own call, with its own answer in words. */
export function BulkAct<Item extends BulkItem, Values extends object>(props: BulkActProps<Item, Values>): ReactNode {
  const [open, setOpen] = useState(false);
  const { label, disabled } = props;
  return (
    <>
      <Button
        type={props.primary === true ? 'primary' : 'default'}
        danger={props.danger === true}
        disabled={disabled !== undefined || props.items.length === 0}
        title={disabled}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open ? <BulkDialog {...props} close={() => setOpen(false)} /> : null}
    </>
  );
}

const tones: Readonly<Record<BulkState['status'], Tone>> = {
  waiting: 'plain',
  sending: 'go',
  done: 'ok',
  refused: 'late',
  left: 'plain',
};

function BulkDialog<Item extends BulkItem, Values extends object>(
  props: BulkActProps<Item, Values> & { readonly close: () => void },
): ReactNode {
  const { label, title = label, send, consequence, children, initial, close } = props;
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const [form] = Form.useForm<Values>();
  const [items] = useState(props.items);
  const [states, setStates] = useState<ReadonlyMap<string, BulkState>>(new Map());
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);
  const sent = useRef<{ readonly values: Values; readonly keys: ReadonlyMap<string, string> } | null>(null);
  const reread = useReread();
  const run = async (which: readonly Item[]): Promise<void> => {
    const request = sent.current;
    if (request === null) return;
    stopped.current = false;
    setRunning(true);
    setStates((before) => new Map([...before, ...which.map(({ id }) => [id, { status: 'waiting' }] as const)]));
    await runBulk({
      items: which,
      send: (item) => send(item, request.values, request.keys.get(item.id) ?? crypto.randomUUID()),
      changed: ({ id }, state) => setStates((before) => new Map(before).set(id, state)),
      stopped: () => stopped.current,
    });
    await reread();
    setRunning(false);
  };
  const start = (values: Values): void => {
    sent.current = { values, keys: new Map(items.map(({ id }) => [id, crypto.randomUUID()])) };
    void run(items);
  };
  const count = (status: BulkState['status']): number =>
    [...states.values()].filter((state) => state.status === status).length;
  const again = items.filter(({ id }) => ['refused', 'left'].includes(states.get(id)?.status ?? ''));
  const started = states.size > 0;
  const leave = (): void => {
    if (running) return;
    close();
    if (started) props.after?.();
  };
  return (
    <Modal
      open
      title={title}
      width={620}
      destroyOnHidden
      mask={{ closable: false }}
      closable={!running}
      onCancel={leave}
      footer={
        !started ? (
          <>
            <Button onClick={leave}>{t('cancel')}</Button>
            <Button
              type="primary"
              danger={props.danger === true}
              autoFocus={children === undefined}
              onClick={() => form.submit()}
            >
              {t('bulk.start', { label, count: items.length })}
            </Button>
          </>
        ) : running ? (
          <Button onClick={() => (stopped.current = true)}>{t('bulk.stop')}</Button>
        ) : (
          <>
            {again.length === 0 ? null : (
              <Button onClick={() => void run(again)}>{t('bulk.again', { count: again.length })}</Button>
            )}
            <Button type="primary" autoFocus onClick={leave}>
              {t('close')}
            </Button>
          </>
        )
      }
    >
      {started ? (
        <div role="status" aria-live="polite" style={{ marginBottom: 8 }}>
          <Progress
            percent={Math.floor((100 * (count('done') + count('refused') + count('left'))) / items.length)}
            size="small"
            aria-label={label}
          />
          {t('bulk.progress', { done: count('done'), refused: count('refused'), count: items.length })}
        </div>
      ) : (
        <>
          {consequence === undefined ? null : <div style={{ marginBottom: 16 }}>{consequence}</div>}
          <Form<Values>
            form={form}
            layout="vertical"
            requiredMark={(text, { required }) => (required ? <>{text} *</> : text)}
            validateMessages={{ required: t('fields.required') }}
            scrollToFirstError={{ focus: true }}
            onFinish={start}
            {...(initial === undefined ? {} : { initialValues: initial })}
          >
            {children}
          </Form>
        </>
      )}
      <ul className="bulk-list" tabIndex={0} aria-label={t('bulk.list')}>
        {items.map(({ id, name, to }) => {
          const state = states.get(id);
          return (
            <li key={id}>
              <div>
                {to === undefined ? (
                  name
                ) : (
                  <Link to={to} target="_blank">
                    {name}
                  </Link>
                )}
                {state?.status === 'refused' ? (
                  <small className="why">{problemText(state.problem, language)}</small>
                ) : null}
              </div>
              {state === undefined ? null : <Chip tone={tones[state.status]}>{t(`bulk.${state.status}`)}</Chip>}
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
