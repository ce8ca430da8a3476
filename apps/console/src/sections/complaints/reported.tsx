import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts, Instant, Panel } from '../../shapes/index.js';

/** A system or a post. */
interface Source {
  readonly name: string;
  readonly unit: { readonly name: string } | null;
}

/** Who reported it, and when that was recorded. */
export function ReportedBy({ source, at }: { readonly source: Source; readonly at: string }): ReactNode {
  return (
    <span>
      {[source.name, source.unit?.name].filter((one) => one !== undefined).join(' · ')} · <Instant at={at} />
    </span>
  );
}

interface Told {
  readonly reason: string;
  readonly by: { readonly name: string };
  readonly at: string;
}

export function Withdrawn({ reason, by, at }: Told): ReactNode {
  return (
    <span>
      {reason}（{by.name}）<Instant at={at} />
    </span>
  );
}

export interface CorrectionsPanelProps<Fact> {
  readonly of: readonly (Told & { readonly was: Fact; readonly now: Fact })[];
  readonly inWords: (fact: Fact) => string;
}

/** What was told wrong at first, and what it became. */
export function CorrectionsPanel<Fact>({ of, inWords }: CorrectionsPanelProps<Fact>): ReactNode {
  const { t } = useTranslation('complaints');
  if (of.length === 0) return null;
  return (
    <Panel title={t('corrections')}>
      <ul className="said">
        {[...of].reverse().map(({ was, now, reason, by, at }) => (
          <li key={at}>
            <Facts
              of={[
                [t('was'), inWords(was)],
                [t('becomes'), inWords(now)],
              ]}
            />
            <div className="muted">
              {by.name} · <Instant at={at} />
            </div>
            <q>{reason}</q>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Of an act on a record about this subject: what its request and its dialog have in common with the others. */
export function useActsAbout(id: string, subject: { readonly name: string }) {
  const { t } = useTranslation('complaints');
  return {
    about: (key: string) => ({ path: { id }, header: { 'Idempotency-Key': key } }),
    shown: (label: string, close: () => void) => ({
      label,
      title: `${label}：${subject.name}`,
      said: t('said'),
      close,
    }),
  };
}

export function WhyField(): ReactNode {
  const { t } = useTranslation('complaints');
  return (
    <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true }]}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
    </Form.Item>
  );
}
