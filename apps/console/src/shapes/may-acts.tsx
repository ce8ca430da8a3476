import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/words.js';
import { LateOnly } from './late-only.js';
import { arrangeOffers, offersOf, type May, type Offer } from './may.js';

export interface OfferedAct {
  /** As `may` names it. */
  readonly act: string;
  readonly label: string;
  /** Never the act that stands out. */
  readonly grave?: boolean;
  readonly dialog: (close: () => void) => ReactNode;
}

/** The acts of a record as its `may` allows them: one stands out, the next beside it, the rest behind 更多. */
export function MayActs({
  may,
  acts,
  unitId,
}: {
  readonly may: May;
  readonly acts: readonly OfferedAct[];
  /** Whose people do what is entered for them. */
  readonly unitId?: string | undefined;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  const [opened, setOpened] = useState<string | null>(null);
  const offers = offersOf(
    may,
    acts.map(({ act }) => act),
  );
  const { primary, beside, rest } = arrangeOffers(
    offers,
    acts.flatMap(({ act, grave }) => (grave === true ? [act] : [])),
  );
  const of = (name: string): OfferedAct | undefined => acts.find(({ act }) => act === name);
  const labelOf = ({ act, late }: Offer): string => {
    const label = of(act)?.label ?? '';
    return late === undefined ? label : t('lateAct', { act: label });
  };
  const why = ({ refusal }: Offer): string | undefined => (refusal === null ? undefined : refusal[language]);
  const button = (offer: Offer | null, stands: boolean): ReactNode =>
    offer === null ? null : (
      <Button
        type={stands ? 'primary' : 'default'}
        danger={of(offer.act)?.grave === true}
        disabled={offer.refusal !== null}
        title={why(offer)}
        onClick={() => setOpened(offer.act)}
      >
        {labelOf(offer)}
      </Button>
    );
  const waiting = primary === null ? undefined : why(primary);
  return (
    <>
      {rest.length === 0 ? null : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((offer) => ({
              key: offer.act,
              label: labelOf(offer),
              danger: of(offer.act)?.grave === true,
              disabled: offer.refusal !== null,
              title: why(offer) ?? '',
            })),
            onClick: ({ key }) => setOpened(key),
          }}
        >
          <Button>{t('more')}</Button>
        </Dropdown>
      )}
      {button(beside, false)}
      {button(primary, true)}
      {waiting === undefined ? null : <small className="act-why">{waiting}</small>}
      {opened === null ? null : (
        <LateOnly of={offers.find(({ act }) => act === opened)?.late} unitId={unitId}>
          {of(opened)?.dialog(() => setOpened(null))}
        </LateOnly>
      )}
    </>
  );
}
