import { consistencyProof, type TrustPolicy } from '@gongjian/audit-log';
import { WitnessClient, type GatheredCosignatures, type ProofMaker, type WitnessReport } from '@gongjian/audit-witness';
import type { ReaderLogger } from '@gongjian/shared-projections/readers';
import type { TreeFiles } from './tree-files.js';
import { Witnesses, type SignedCheckpoint } from './witnesses.js';

/** The witnesses of a policy, C2SP tlog-policy. */
export class PolicyWitnesses extends Witnesses {
  private readonly client: WitnessClient;
  /** What was said last of each tree. */
  private readonly said = new Map<string, string>();

  constructor(
    policy: TrustPolicy,
    private readonly files: TreeFiles,
    private readonly logger: ReaderLogger,
  ) {
    super();
    this.client = new WitnessClient(policy);
  }

  override async cosign(checkpoint: SignedCheckpoint): Promise<string | null> {
    const gathered = await this.ask(checkpoint, 'quorum');
    this.say(checkpoint.origin, gathered.witnesses.filter(isUnwilling));
    return gathered.quorumReached ? gathered.note.toString('utf8') : null;
  }

  override async contradict(checkpoint: SignedCheckpoint): Promise<boolean> {
    const { witnesses } = await this.ask(checkpoint, 'all');
    return witnesses.some((each) => each.outcome === 'ahead' || (each.outcome === 'refused' && each.status === 422));
  }

  private async ask(checkpoint: SignedCheckpoint, until: 'quorum' | 'all'): Promise<GatheredCosignatures> {
    const { note, size } = checkpoint;
    const proofFrom: ProofMaker = (from) => consistencyProof(from, size, this.files.hashes(checkpoint, size));
    return this.client.gather(Buffer.from(note, 'utf8'), proofFrom, until);
  }

  /** When it is something else than the last time. */
  private say(origin: string, unwilling: readonly WitnessReport[]): void {
    const words = unwilling.map((report) => `${report.name} ${wordsOf(report)}`).join(', ');
    if (words !== '' && this.said.get(origin) !== words) this.logger.warn(`${origin}: no cosignature of ${words}`);
    this.said.set(origin, words);
  }
}

function isUnwilling({ outcome }: WitnessReport): boolean {
  return outcome !== 'cosigned' && outcome !== 'alreadyCosigned' && outcome !== 'notAwaited';
}

function wordsOf(report: WitnessReport): string {
  switch (report.outcome) {
    case 'ahead':
      return `(it has cosigned a tree of ${report.size})`;
    case 'refused':
      return `(refused with ${report.status})`;
    case 'unreachable':
    case 'noProof':
      return `(${report.outcome}: ${report.why})`;
    default:
      return `(${report.outcome})`;
  }
}
