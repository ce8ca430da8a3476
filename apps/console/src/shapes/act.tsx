import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Modal, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wroteLately } from '../api/client.js';
import { problemOf, problemText, type Problem } from '../api/problem.js';
import { currentLanguage, useLanguage } from '../words/words.js';

export interface ActProps<Values extends object> {
  /** In the words of the office: 签收, 退回, 通过. */
  readonly label: string;
  readonly title?: string;
  /** Sends it; refusals are thrown. The key is the same however often it is sent from one opened dialog. */
  readonly send: (values: Values, idempotencyKey: string) => Promise<unknown>;
  /** Fields of the form; without any the act is sent at once, unless `confirm` is given. */
  readonly children?: ReactNode | ((form: FormInstance<Values>) => ReactNode);
  /** What will happen, shown above the fields. */
  readonly consequence?: ReactNode;
  readonly initial?: Partial<Values>;
  readonly said?: string;
  readonly primary?: boolean;
  readonly danger?: boolean;
  readonly link?: boolean;
  /** Why it cannot be done now: the button is shown and says so. */
  readonly disabled?: string;
  readonly wide?: boolean;
  /** After it was done, besides reading everything anew. */
  readonly after?: () => void;
}

/** A button that does one act: asks what has to be known, sends it, shows a refusal in words, reads the page anew. */
export function Act<Values extends object>(props: ActProps<Values>): ReactNode {
  const { label, children, consequence, disabled } = props;
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const reread = useReread();
  const asks = children !== undefined || consequence !== undefined;
  const atOnce = async (): Promise<void> => {
    setBusy(true);
    try {
      await props.send({} as Values, crypto.randomUUID());
      await reread();
      if (props.said !== undefined) void message.success(props.said);
      props.after?.();
    } catch (error) {
      void message.error(problemText(problemOf(error), language));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        type={props.link === true ? 'link' : props.primary === true ? 'primary' : 'default'}
        danger={props.danger === true}
        loading={busy}
        disabled={disabled !== undefined}
        title={disabled}
        onClick={() => (asks ? setOpen(true) : void atOnce())}
      >
        {label}
      </Button>
      {open ? <ActDialog {...props} close={() => setOpen(false)} /> : null}
    </>
  );
}

/** The dialog alone, where something else than a button opens it. */
export function ActDialog<Values extends object>(props: ActProps<Values> & { readonly close: () => void }): ReactNode {
  const { label, title = label, children, consequence, initial, close } = props;
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<{ readonly body: string; readonly key: string } | null>(null);
  const reread = useReread();
  const send = async (values: Values): Promise<void> => {
    setBusy(true);
    setProblem(null);
    // A key stands for one request: changed values are another.
    const body = JSON.stringify(values);
    const key = sent?.body === body ? sent.key : crypto.randomUUID();
    setSent({ body, key });
    try {
      await props.send(values, key);
      await reread();
      if (props.said !== undefined) void message.success(props.said);
      close();
      props.after?.();
    } catch (error) {
      const refused = problemOf(error);
      setProblem(refused);
      showFieldProblems(form, refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={label}
      cancelText={t('cancel')}
      okButtonProps={{ danger: props.danger === true, htmlType: 'submit', autoFocus: children === undefined }}
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
      width={props.wide === true ? 860 : 520}
      destroyOnHidden
      mask={{ closable: false }}
    >
      {consequence === undefined ? null : <div style={{ marginBottom: 16 }}>{consequence}</div>}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={(text, { required }) => (required ? <>{text} *</> : text)}
        validateMessages={{ required: t('fields.required') }}
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => void send(values)}
        {...(initial === undefined ? {} : { initialValues: initial })}
      >
        {problem === null ? null : (
          <Alert
            className="problem-in-form"
            type="error"
            showIcon
            title={problemText(problem, language)}
            role="alert"
          />
        )}
        {typeof children === 'function' ? children(form) : children}
      </Form>
    </Modal>
  );
}

/** Marks the fields a 422 names, where the form has them under the same path. */
function showFieldProblems<Values extends object>(form: FormInstance<Values>, { errors }: Problem): void {
  const zh = currentLanguage() === 'zh';
  for (const { pointer, zh: inChinese, en } of errors ?? []) {
    const name = pointer
      .split('/')
      .slice(1)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    if (form.getFieldInstance(name) !== undefined) {
      form.setFields([{ name: name as never, errors: [zh ? inChinese : en] }]);
    }
  }
}

/** After an act everything shown is read anew, but names that only acts in the directory change. */
export function useReread(): () => Promise<void> {
  const client = useQueryClient();
  return () => {
    const names = wroteLately('directory');
    return client.invalidateQueries({
      predicate: ({ queryKey: [, path] }) => names || !String(path).startsWith('/api/directory/'),
    });
  };
}
