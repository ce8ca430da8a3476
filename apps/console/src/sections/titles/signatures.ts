import type { Title } from './title.js';
import { standingRemoval } from './title.js';

type Officer = NonNullable<Title['naming']>['by'][number];

export type SignedAs = 'proposed' | 'confirmed' | 'first' | 'second';

export interface Signature {
  readonly as: SignedAs;
  /** Null: it is waited for. */
  readonly by: Officer | null;
  readonly on: string | null;
  readonly documentNumber: string | null;
  readonly minutesNumber: string | null;
}

export interface Signatures {
  readonly of: 'removal' | 'naming' | 'removalAnnulment' | 'namingAnnulment' | 'downgrade' | 'end';
  readonly rows: readonly Signature[];
}

function row(as: SignedAs, by: Officer | null, on: string | null = null): Signature {
  return { as, by, on, documentNumber: null, minutesNumber: null };
}

/** Who proposed and signed what is in hand, and who is waited for; of a title in peace, who named it. */
export function signaturesOf(title: Title): Signatures | null {
  const { removalProcedure, readiness, annullingNaming, downgrading, ending, naming } = title;
  if (removalProcedure !== null) {
    const { proposal, signature } = removalProcedure;
    const first =
      signature === null
        ? row('first', null)
        : {
            ...row('first', signature.by, signature.on),
            documentNumber: signature.documentNumber,
            minutesNumber: signature.minutesNumber,
          };
    return {
      of: 'removal',
      rows: [
        ...(proposal.proposer === null ? [] : [row('proposed', proposal.proposer, proposal.on)]),
        ...proposal.confirmedBy.map((by) => row('confirmed', by)),
        first,
        row('second', null),
      ],
    };
  }
  if (readiness !== null) {
    const { signature } = readiness;
    const first =
      signature === null
        ? row('first', null)
        : {
            ...row('first', signature.by, signature.on),
            documentNumber: signature.documentNumber,
            minutesNumber: signature.minutesNumber,
          };
    return { of: 'naming', rows: [first, row('second', null)] };
  }
  const removal = standingRemoval(title);
  if (removal !== undefined && removal.annulment !== null && removal.annulled === null) {
    const { by, on = null } = removal.annulment;
    return { of: 'removalAnnulment', rows: [row('first', by, on), row('second', null)] };
  }
  if (annullingNaming !== null) {
    const { by, on = null } = annullingNaming;
    return { of: 'namingAnnulment', rows: [row('first', by, on), row('second', null)] };
  }
  if (downgrading !== null) {
    const { by, on = null } = downgrading;
    return { of: 'downgrade', rows: [row('first', by, on), row('second', null)] };
  }
  if (ending !== null) return { of: 'end', rows: [row('first', ending.by, ending.on), row('second', null)] };
  if (removal !== undefined && removal.annulled === null && title.status === 'removed') {
    const { proposer, confirmedBy, by, effectiveOn, documentNumber, minutesNumber } = removal.removed;
    return {
      of: 'removal',
      rows: [
        ...(proposer === null ? [] : [row('proposed', proposer)]),
        ...confirmedBy.map((officer) => row('confirmed', officer)),
        ...by.map((officer, index) => ({
          ...row(index === 0 ? 'first' : 'second', officer, effectiveOn),
          documentNumber,
          minutesNumber,
        })),
      ],
    };
  }
  if (naming === null) return null;
  return {
    of: 'naming',
    rows: naming.by.map((officer, index) => ({
      ...row(index === 0 ? 'first' : 'second', officer, naming.on),
      documentNumber: naming.documentNumber,
    })),
  };
}
